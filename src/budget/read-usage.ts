import { sql } from 'kysely';
import type { Services } from '../context.js';
import { placeholder, Statement } from '../database/statement.js';
import type { Spent } from './spending.js';

/** What an owner's pets used of the present day, in tokens. */
export interface DayUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** How many of them are estimated. */
  readonly estimatedTokens: number;
  readonly spent: Spent;
  /** When the next day begins, by the database's clock. */
  readonly resetsAt: Date;
  readonly secondsLeft: number;
}

/** The day's usage, as its statement returns it. */
interface UsageRow {
  input: number;
  output: number;
  estimated: number;
  everybody: number;
  resets_at: string;
  seconds_left: number;
}

const readDay = new Statement<{ ownerId: string }>(
  'voice_usage',
  sql`
  SELECT coalesce(known.input_tokens, 0)::float8 AS input, coalesce(known.output_tokens, 0)::float8 AS output,
    coalesce(known.estimated_tokens, 0)::float8 AS estimated, coalesce(total.tokens, 0)::float8 AS everybody,
    today.resets_at, ceil(extract(epoch FROM today.resets_at - today.moment))::integer AS seconds_left
  FROM (
    SELECT moment, (moment AT TIME ZONE 'UTC')::date AS day,
      date_trunc('day', moment, 'UTC') + interval '1 day' AS resets_at
    FROM (SELECT clock() AS moment) AS present
  ) AS today
  LEFT JOIN voice_usage known ON known.user_id = ${placeholder((values: { ownerId: string }) => values.ownerId)}
    AND known.day = today.day
  LEFT JOIN voice_totals total ON total.day = today.day`,
);

/** Reads what an owner's pets used today, by UTC. */
export async function readUsage(
  { statements }: Pick<Services, 'statements'>,
  ownerId: string,
): Promise<DayUsage> {
  const [row] = await statements.run<UsageRow, { ownerId: string }>(readDay, { ownerId });
  const { input, output, estimated, everybody, resets_at: resetsAt, seconds_left: secondsLeft } = row!;
  return {
    inputTokens: input,
    outputTokens: output,
    estimatedTokens: estimated,
    spent: { owner: input + output, all: everybody },
    resetsAt: new Date(resetsAt),
    secondsLeft,
  };
}
