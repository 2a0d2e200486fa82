import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { say } from '../support/client.js';
import type { TestProcess } from '../support/process.js';
import { dump } from './dump.js';
import { fileOf, logIn, readOwner, type Installation } from './installation.js';
import { ownersOf, type OwnerName } from './owners.js';
import { archive, deleteAccount, failWithoutVoice, makeConversations, reachOut } from './phases.js';
import { entries, mutationsOf, whileUp, type Making } from './version.js';

const usage = `Usage: node dist/test/upgrade/make-installation.js [--long-email] COMMIT CHECKOUT DATABASE_URL
Runs the version in CHECKOUT, which must be built, on the empty database, makes data, and dumps it. See README.md.
`;

/** No worker runs: Noor's messages wait. Then everything is read through the API. */
async function readAll(
  making: Making,
  { url }: TestProcess,
  isDeleted: (name: OwnerName) => boolean,
): Promise<Pick<Installation, 'owners' | 'deleted'>> {
  const owners: Installation['owners'] = [];
  const deleted: Installation['deleted'] = [];
  for (const [name, story] of entries(making.owners)) {
    const { username, password } = story;
    if (isDeleted(name)) {
      deleted.push({ username, password });
      continue;
    }
    const owner = await logIn(url, story);
    if (name === 'noor') {
      const { me } = await owner.ask('{ me { pets { edges { node { chatRoom { id } } } } } }');
      const { id } = me.pets.edges[0].node.chatRoom;
      await say(owner, id, 'It is late 🌙');
      await say(owner, id, 'Are you still awake?', 'noor-waits');
    }
    owners.push({ username, password, refreshToken: owner.refreshToken, ...(await readOwner(owner)) });
  }
  return { owners, deleted };
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { 'long-email': { type: 'boolean', default: false } },
  });
  const [commit, checkout, databaseUrl] = positionals;
  if (!commit || !checkout || !databaseUrl) {
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  const making: Making = { checkout, databaseUrl, database, owners: ownersOf(values['long-email']) };
  try {
    const can = await whileUp(making, {}, async (app) => {
      const mutations = await mutationsOf(app.url);
      await makeConversations(making, app);
      if (mutations.has('deleteAccount')) await deleteAccount(making, app);
      return mutations;
    });
    await archive(making);
    const hasOutreach = can.has('updateOutreachSettings');
    const soon = { IDLE_THRESHOLD: '1s' };
    if (hasOutreach) await whileUp(making, soon, (app) => reachOut(making, app));
    await whileUp(making, { ...soon, OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }, (app) =>
      failWithoutVoice(making, app, hasOutreach),
    );
    const held = await whileUp(making, { RUN: 'api' }, (app) =>
      readAll(making, app, (name) => name === 'sam' && can.has('deleteAccount')),
    );
    const dumpedAt = new Date().toISOString();
    const header = [
      `An installation of the version of commit ${commit}, dumped at ${dumpedAt} by make-installation.ts.`,
      'upgrade.test.ts upgrades it. Do not edit it.',
    ];
    await writeFile(fileOf(commit, 'sql'), await dump(databaseUrl, header));
    const installation: Installation = { commit, dumpedAt, ...held };
    await writeFile(fileOf(commit, 'json'), `${JSON.stringify(installation, null, 2)}\n`);
  } finally {
    await database.end();
  }
}

await main();
