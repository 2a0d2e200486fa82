import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openTestApp } from '../support/app.js';
import setUp from '../support/global-setup.js';
import tearDown from '../support/global-teardown.js';
import { readConversations } from './conversation.js';
import { asTable, evaluate, evaluationSettings } from './evaluate.js';

const usage = `Usage: npm run voice:eval -- [--kind KIND] [--at-once N] [--at-least PERCENT]

Holds 30 conversations with the voice that the environment and .env configure, on a throwaway database, and scores the answers
by rules. --kind holds those of one kind. --at-once sets how many are held at a time (default 2). With --at-least, a lower score
ends with status 1.
`;

/** The settings of the voice; all others are those of a test. */
const isOfVoice = (name: string): boolean =>
  /^(?:OPENAI|FALLBACK|VOICE|EMBEDDING|HELP|MODERATION)_/.test(name);

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        kind: { type: 'string' },
        'at-once': { type: 'string', default: '2' },
        'at-least': { type: 'string' },
      },
    });
    const [atOnce, atLeast] = [Number(values['at-once']), Number(values['at-least'] ?? 0)];
    return Number.isInteger(atOnce) && atOnce > 0 && atLeast >= 0 && atLeast <= 100
      ? { kind: values.kind, atOnce, atLeast }
      : undefined;
  } catch {
    return undefined;
  }
}

const given = readArguments();
const all = await readConversations();
const chosen = all.filter(({ kind }) => given?.kind === undefined || kind === given.kind);
if (!given || chosen.length === 0) {
  process.stderr.write(`${usage}Kinds: ${[...new Set(all.map(({ kind }) => kind))].join(', ')}\n`);
  process.exit(2);
}
if (existsSync('.env')) process.loadEnvFile('.env');
const settings = Object.fromEntries(
  Object.entries(process.env).filter(([name, value]) => isOfVoice(name) && value !== undefined),
) as Record<string, string>;
let code = 0;
await setUp();
try {
  const app = await openTestApp({ ...settings, ...evaluationSettings });
  try {
    let held = 0;
    const evaluation = await evaluate(app, chosen, given.atOnce, () =>
      process.stderr.write(`${++held} of ${chosen.length} conversations\n`),
    );
    process.stdout.write(`${asTable(evaluation)}\n`);
    if (evaluation.score * 100 < given.atLeast) code = 1;
  } finally {
    await app.close();
  }
} catch (error) {
  process.stderr.write(`${String((error as Error).stack)}\n`);
  code = 1;
} finally {
  await tearDown();
}
process.exit(code);
