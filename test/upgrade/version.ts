import { createECDH } from 'node:crypto';
import { join } from 'node:path';
import type { Client } from 'pg';
import { until } from '../support/absence.js';
import { caller, type Loose } from '../support/client.js';
import { startProcess, type TestProcess } from '../support/process.js';
import type { OwnerName, OwnerStory } from './owners.js';

/** An installation that is being made. */
export interface Making {
  checkout: string;
  databaseUrl: string;
  database: Client;
  owners: Record<OwnerName, OwnerStory>;
}

/** The entries of a record by owner. */
export const entries = <T>(record: Record<OwnerName, T>) => Object.entries(record) as [OwnerName, T][];

/** A new key pair of Web Push: an application server's, or a device's. */
export function pushKeys() {
  const keys = createECDH('prime256v1');
  return { publicKey: keys.generateKeys('base64url'), privateKey: keys.getPrivateKey('base64url') };
}

const vapid = pushKeys();

/** The environment of every process that makes an installation. */
export const environment = (databaseUrl: string): Record<string, string> => ({
  NODE_ENV: 'production',
  DATABASE_URL: databaseUrl,
  TOKEN_SECRET: 'the secret of installations that tests upgrade',
  LEASE: '1s',
  SWEEP_EVERY: '1s',
  VAPID_PUBLIC_KEY: vapid.publicKey,
  VAPID_PRIVATE_KEY: vapid.privateKey,
  VAPID_SUBJECT: 'mailto:operator@example.com',
  PUSH_PRIVATE_NETWORK: 'allow',
});

/** Runs the version while it is needed, then stops it as an operator does. */
export async function whileUp<T>(
  { checkout, databaseUrl }: Making,
  env: Record<string, string>,
  use: (app: TestProcess) => Promise<T>,
): Promise<T> {
  await using app = await startProcess(
    { ...environment(databaseUrl), ...env },
    join(checkout, 'dist/src/main.js'),
  );
  return await use(app);
}

/** The names of the mutations that the version has. */
export async function mutationsOf(url: string): Promise<Set<string>> {
  const { __schema } = await caller(url).ask('{ __schema { mutationType { fields { name } } } }');
  return new Set(__schema.mutationType.fields.map(({ name }: Loose) => name));
}

/** Waits until a statement finds a row. */
export const untilFound = ({ database }: Making, text: string, values: unknown[] = []) =>
  until(
    () => database.query(text, values),
    ({ rowCount }) => rowCount !== 0,
  );
