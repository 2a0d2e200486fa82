import { expect, test } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import { startApp } from '../support/start-app.js';
import { testEnvironment } from '../support/app.js';
const token = 'the-token-of-an-operator-is-long-enough';
const authorization = `Bearer ${token}`;
const app = await startApp({ ADMIN_TOKEN: token, ADMIN_PORT: '0', RUN: 'api' });
const own = await app.another();
const adminUrl = own.facts['Admin pages'];
test('the admin pages have a port of their own, of this machine only', async () => {
    expect(adminUrl).toMatch(/^http:\/\/localhost:\d+\/admin\/$/);
    const { headers, status } = await fetch(`${adminUrl}metrics`, {
        headers: { authorization, origin: 'https://evil.example.com' },
    });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
    expect((await fetch(`${adminUrl}metrics`)).status).toBe(401);
});
test('the public port then has none, and the port of the admin pages has nothing else', async () => {
    expect((await fetch(`${own.url}/admin/metrics`, { headers: { authorization } })).status).toBe(404);
    const { origin } = new URL(adminUrl);
    for (const path of ['/graphql', '/health/live', '/'])
        expect((await fetch(`${origin}${path}`)).status).toBe(404);
});
test('it closes with the app', async () => {
    const third = await app.another();
    const url = third.facts['Admin pages'];
    await third.close();
    await expect(fetch(`${url}metrics`)).rejects.toThrow();
});
test.each([
    [{ ADMIN_PORT: '4001' }, 'ADMIN_PORT requires ADMIN_TOKEN'],
    [{ ADMIN_TOKEN: token, ADMIN_HOST: '0.0.0.0' }, 'ADMIN_HOST requires ADMIN_PORT'],
    [{ ADMIN_TOKEN: token, ADMIN_PORT: '4000', PORT: '4000' }, 'ADMIN_PORT must not be the same as PORT'],
    [{ PERSISTED_ONLY: 'on' }, 'PERSISTED_ONLY requires PERSISTED_OPERATIONS'],
    [{ SANDBOX: 'yes' }, 'SANDBOX must be on or off'],
])('settings that contradict each other are refused: %j', (env, message) => {
    expect(() => readConfig({ ...testEnvironment('postgres://localhost/none'), ...env })).toThrow(message);
});
//# sourceMappingURL=admin-port.test.js.map