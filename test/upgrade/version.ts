import { createECDH } from 'node:crypto';
import { join } from 'node:path';
import type { Client } from 'pg';
import { until } from '../support/absence.js';
import { caller, type Json } from '../support/client.js';
import { startProcess, type TestProcess } from '../support/process.js';
import type { OwnerName, OwnerStory } from './owners.js';

/** What every phase works on. */
export interface Making {
  /** The folder of the version, built. */
  checkout: string;
  databaseUrl: string;
  database: Client;
  owners: Record<OwnerName, OwnerStory>;
}

/** Returns the entries of a record that is keyed by owner. */
export const entries = <T>(record: Record<OwnerName, T>) => Object.entries(record) as [OwnerName, T][];

/** Makes a Web Push key pair, for an application server or a device. */
export function pushKeys() {
  const keys = createECDH('prime256v1');
  return { publicKey: keys.generateKeys('base64url'), privateKey: keys.getPrivateKey('base64url') };
}

const vapid = pushKeys();

/** Returns the environment of the version's processes. Older versions ignore what they do not know. */
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

/** Starts the version, uses it, then stops it with SIGTERM. */
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

/** Returns the names of the mutations that the version has. */
export async function mutationsOf(url: string): Promise<Set<string>> {
  const { __schema } = await caller(url).request('{ __schema { mutationType { fields { name } } } }');
  return new Set(__schema.mutationType.fields.map(({ name }: Json) => name));
}

/** Waits until a query finds a row. */
export const untilFound = ({ database }: Making, text: string) =>
  until(
    () => database.query(text),
    ({ rowCount }) => rowCount !== 0,
  );
