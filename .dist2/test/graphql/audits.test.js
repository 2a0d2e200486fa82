import { expect, test } from '@jest/globals';
import { auditServer } from 'graphql-http';
import { until } from '../support/absence.js';
import { startApp } from '../support/start-app.js';
const app = await startApp({ RUN: 'api' });
test('the GraphQL over HTTP audits report no error', async () => {
    const results = await auditServer({ url: `${app.url}/graphql` });
    expect(results.length).toBeGreaterThan(50);
    const errors = results.filter(({ status }) => status === 'error').map(({ name }) => name);
    expect(errors).toEqual([]);
});
test('a browser gets Apollo Sandbox', async () => {
    const response = await fetch(`${app.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('sandbox');
});
test('the health endpoints report that the process runs and every check passes', async () => {
    expect(await (await fetch(`${app.url}/health/live`)).json()).toEqual({ status: 'live' });
    const ready = await fetch(`${app.url}/health/ready`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({
        status: 'ready',
        checks: { database: true, partitions: true, live: true },
    });
});
test('readiness fails before partitions run out', async () => {
    await app.database.moveClock(120 * 86_400_000);
    // The checks run at most once a second.
    const { status, body } = await until(async () => {
        const response = await fetch(`${app.url}/health/ready`);
        return { status: response.status, body: await response.json() };
    }, (seen) => seen.status === 503);
    await app.database.moveClock(0);
    expect(status).toBe(503);
    expect(body).toMatchObject({ status: 'not ready', checks: { database: true, partitions: false } });
});
//# sourceMappingURL=audits.test.js.map