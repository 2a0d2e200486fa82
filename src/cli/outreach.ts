import 'reflect-metadata';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { databaseOptions } from '../../mikro-orm.config.js';
import { processConfig, type Config } from '../config.js';
import { openDatabase } from '../database/open-database.js';
import { openLog } from '../log.js';
import { assessEligibility } from '../outreach/eligibility.js';
import { readAbsences } from '../outreach/read-absence.js';
import { startErrorText } from '../start-error.js';

const pageSize = 500;

const usage = `Usage: npm run outreach -- --dry-run   lists the owners that a pet would write to now, and what holds back the others
       npm run outreach -- off         turns outreach off, in all processes at once
       npm run outreach -- on          turns outreach on again
`;

/** Lists the owners that a pet would write to now, and what holds back the others. Changes nothing. */
async function dryRun(em: EntityManager, config: Config): Promise<void> {
  const counts = new Map<string, number>();
  for (let after = '0'; ;) {
    const page = await readAbsences(em.fork(), { after, limit: pageSize });
    for (const absence of page) {
      const { hold, eligibleAt } = assessEligibility(absence, config);
      const decision = hold ?? 'WRITE';
      counts.set(decision, (counts.get(decision) ?? 0) + 1);
      const line = [
        `owner ${absence.ownerId}`,
        `away since ${absence.epoch.toISOString()}`,
        hold
          ? `${hold}${eligibleAt ? ` until ${eligibleAt.toISOString()}` : ''}`
          : `WRITE, by pet ${absence.pet!.id}`,
      ];
      process.stdout.write(`${line.join('  ')}\n`);
    }
    if (page.length < pageSize) break;
    after = page.at(-1)!.ownerId;
  }
  const summary = [...counts].toSorted(([a], [b]) => a.localeCompare(b)).map(([name, n]) => `${name} ${n}`);
  process.stdout.write(`Total: ${summary.join(', ') || 'no owners'}. Nothing was changed.\n`);
}

async function switchOutreach(em: EntityManager, isOn: boolean): Promise<void> {
  await sql`UPDATE outreach_switch SET is_on = ${isOn}, changed_at = clock()`.execute(em.getKysely());
  process.stdout.write(isOn ? 'Outreach is on.\n' : 'Outreach is off.\n');
}

const [command] = process.argv.slice(2);
if (command !== '--dry-run' && command !== 'on' && command !== 'off') {
  process.stderr.write(usage);
  process.exit(2);
}
try {
  const config = processConfig();
  const database = await openDatabase(config, databaseOptions, openLog({ ...config, logLevel: 'warn' }));
  try {
    const em = database.orm.em.fork();
    await (command === '--dry-run' ? dryRun(em, config) : switchOutreach(em, command === 'on'));
  } finally {
    await database.close();
  }
} catch (error) {
  process.stderr.write(`${startErrorText(error)}\n`);
  process.exitCode = 1;
}
