import type { Client } from 'pg';

/** A side that claims due owners, in this process. */
export interface ClaimSide {
  readonly name: string;
  /** Makes the same owners due, for the next run. */
  prepare(): Promise<void>;
  /** Claims one batch. @returns how many owners it has; 0 when none are left */
  claim(worker: number): Promise<number>;
  close(): Promise<void>;
}

/** What all sides claim, and how. */
export interface ClaimSetting {
  url: string;
  /** Prepares the tables. */
  client: Client;
  owners: number;
  /** How many of the owners are due. */
  due: number;
  workers: number;
  batch: number;
}

/** Makes the due owners due in a table. They are spread evenly over all owners. */
export async function makeDue(table: string, { client, owners, due }: ClaimSetting): Promise<void> {
  await client.query(
    `INSERT INTO ${table} (user_id, epoch, due_at)
     SELECT n, clock() - interval '3 hours', clock() - interval '1 hour' - n * interval '1 microsecond'
     FROM generate_series(1, ${owners}, ${owners / due}) n
     ON CONFLICT (user_id) DO UPDATE SET epoch = excluded.epoch, due_at = excluded.due_at`,
  );
  await client.query(`VACUUM ANALYZE ${table}`);
}
