import { afterAll, expect, test } from '@jest/globals';
import { SmtpService } from '../support/smtp-service.js';
import { startApp } from '../support/start-app.js';
import { accountAttacks } from './attacks/accounts.js';
import { boundAttacks } from './attacks/bounds.js';
import { flowAttacks } from './attacks/flows.js';
import { networkAttacks } from './attacks/network.js';
import { ownerAttacks } from './attacks/owners.js';
import { textAttacks } from './attacks/text.js';
import { createWorld, environment, secret } from './attacks/world.js';
const smtp = await SmtpService.start();
afterAll(() => smtp.stop());
const app = await startApp({ ...smtp.environment, ...environment() });
const world = await createWorld(app, smtp);
const attacks = [
    ...ownerAttacks,
    ...accountAttacks,
    ...flowAttacks,
    ...boundAttacks,
    ...networkAttacks,
    ...textAttacks,
];
// A guard against an attack that is never answered.
const longest = 60_000;
// The security log is written a moment after what it tells of.
const securityTypes = [
    'LOGIN_FAILED',
    'PASSWORD_WRONG',
    'TOKEN_REUSED',
    'LIMIT_REACHED',
    'SESSION_END',
    'LOGOUT',
    'LOGOUT_EVERYWHERE',
    'EXPORT_DOWNLOAD',
];
const counters = /^(limit|limits|rate_limits?|mikro_orm_migrations)/;
const tables = (await app.database.query(`SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition
       AND relnamespace = 'public'::regnamespace ORDER BY 1`))
    .map(({ name }) => name)
    .filter((name) => !counters.test(name));
/**
 * The sum of every table. It leaves out counters of limits, the security log, and when the attacker was last present,
 * all of which a refusal may write.
 */
async function sums() {
    const parts = tables.map((name) => {
        const rows = {
            activities: `WHERE activity_type NOT IN (${securityTypes.map((type) => `'${type}'`).join(', ')})`,
            outreach_due: 'WHERE user_id <> $1',
        }[name];
        return `SELECT '${name}' AS name, (SELECT coalesce(md5(string_agg(sum, '' ORDER BY sum)), '') FROM (
      SELECT md5((CASE WHEN '${name}' = 'users' AND to_jsonb(one)->>'id' = $1::bigint::text
        THEN to_jsonb(one) - 'last_active_at' ELSE to_jsonb(one) END)::text) AS sum FROM ${name} one ${rows ?? ''}) sums) AS sum`;
    });
    const rows = await app.database.query(parts.join(' UNION ALL '), [
        world.mallory.id,
    ]);
    return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}
test('the sums see a change of any table', async () => {
    expect(tables).toEqual(expect.arrayContaining(['users', 'sessions', 'pets', 'chat_rooms', 'messages', 'activities', 'mails']));
    const before = await sums();
    await app.database.query(`UPDATE pets SET persona = persona || '!' WHERE id = $1`, [world.malloryPet.id]);
    const after = await sums();
    expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual(['pets']);
});
const pick = (from, keys) => Object.fromEntries(Object.keys(keys).map((key) => [key, from[key] ?? undefined]));
/** What was seen of what a row tells. A row tells with `undefined` what must be absent. */
const like = (found, seen) => {
    const { headers, ...rest } = seen;
    return { ...pick(found, rest), ...(headers && { headers: pick(found.headers ?? {}, headers) }) };
};
test('there are enough attacks, on every line, each with a name of its own', () => {
    expect(attacks.length).toBeGreaterThanOrEqual(90);
    expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
    const lines = new Set(attacks.map(({ line }) => line.replace(/:.*/, '')));
    // API10 needs a model provider: attacks on it are in third-parties.test.ts.
    for (let n = 1; n <= 9; n++)
        expect(lines).toContain(`API${n}`);
    expect(lines).toContain('GraphQL');
});
test.each(attacks.map((attack) => [attack.line, attack.name, attack]))('%s: %s', async (_line, _name, { first, send, seen, never, changes = [] }) => {
    await first?.(world);
    const before = await sums();
    const found = await send(world);
    const after = await sums();
    for (const name of changes)
        delete after[name];
    for (const name of changes)
        delete before[name];
    expect(like(found, seen)).toEqual(seen);
    expect(after).toEqual(before);
    if (never)
        expect(found.text).not.toMatch(never);
    // Neither what is the victim's, nor how the server is built.
    expect(found.text).not.toContain(secret);
    expect(found.text).not.toMatch(/node_modules|file:\/\/|\.js:\d|\bat \w+ \(|SELECT |argon2|postgres/);
}, longest);
test('after all of them the victim has everything, and is still logged in', async () => {
    const { me } = await world.victim.request('{ me { id pets { edges { node { id persona } } } sessions { id } } }');
    expect(me).toEqual({
        id: world.victim.id,
        pets: { edges: [{ node: { id: world.pet.id, persona: secret } }] },
        sessions: [{ id: world.sessionId }],
    });
});
//# sourceMappingURL=attacks.test.js.map