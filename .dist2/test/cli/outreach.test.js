import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { tmpdir } from 'node:os';
import { expect, test } from '@jest/globals';
import { dueAt, goAway, outreachesOf } from '../support/absence.js';
import { caller, newOwner, newPet } from '../support/client.js';
import { programEnvironment } from '../support/process.js';
import { startApp } from '../support/start-app.js';
const app = await startApp({ RUN: 'api' });
const command = new URL('../../src/cli/outreach.js', import.meta.url).pathname;
const run = (...args) => promisify(execFile)(process.execPath, [command, ...args], {
    cwd: tmpdir(),
    env: { ...programEnvironment, DATABASE_URL: app.database.url },
});
test('a dry run lists the owners that a pet would write to and what holds back the others, and changes nothing', async () => {
    const [away, present, petless] = [
        await newOwner(app.url),
        await newOwner(app.url),
        await newOwner(app.url),
    ];
    const pet = await newPet(away);
    await newPet(present);
    await goAway(app, away);
    await goAway(app, petless);
    const before = await dueAt(app, away);
    const { stdout } = await run('--dry-run');
    const lineOf = ({ id }) => stdout.split('\n').find((line) => line.startsWith(`owner ${id} `));
    expect(lineOf(away)).toMatch(new RegExp(`WRITE, by pet ${pet.id}$`));
    expect(lineOf(present)).toMatch(/NOT_IDLE until \d{4}-/);
    expect(lineOf(petless)).toMatch(/NO_ACTIVE_PET$/);
    expect(stdout).toMatch(/Total: NO_ACTIVE_PET 1, NOT_IDLE 1, WRITE 1\. Nothing was changed\.\n$/);
    expect(stdout).not.toContain(away.username);
    expect(await dueAt(app, away)).toEqual(before);
    expect(await outreachesOf(app, away)).toEqual([]);
});
test('off and on take effect in every process at once', async () => {
    const owner = await newOwner(app.url);
    await newPet(owner);
    const heldBack = async () => (await caller(app.url, owner.token, { 'nuzzle-background': '1' }).request('{ me { outreach { heldBackBy } } }')).me.outreach.heldBackBy;
    expect((await run('off')).stdout).toBe('Outreach is off.\n');
    expect(await heldBack()).toBe('OPERATOR');
    expect((await run('on')).stdout).toBe('Outreach is on.\n');
    expect(await heldBack()).toBe('NOT_IDLE');
});
test('an unknown command is rejected', async () => {
    await expect(run('--now')).rejects.toMatchObject({ code: 2, stderr: expect.stringMatching(/^Usage/) });
    await expect(run()).rejects.toMatchObject({ code: 2 });
});
//# sourceMappingURL=outreach.test.js.map