import { execFile } from 'node:child_process';
import { parseEnv, promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { readConfig } from '../../src/config.js';
const command = new URL('../../src/cli/vapid.js', import.meta.url).pathname;
const makeKeys = async () => (await promisify(execFile)(process.execPath, [command])).stdout;
test('npm run vapid prints fresh keys that the configuration takes', async () => {
    const [one, other] = await Promise.all([makeKeys(), makeKeys()]);
    const { push } = readConfig(parseEnv(one));
    expect(push.vapid).toMatchObject({ subject: 'mailto:you@example.com' });
    expect(readConfig(parseEnv(other)).push.vapid.privateKey).not.toBe(push.vapid.privateKey);
});
//# sourceMappingURL=vapid.test.js.map