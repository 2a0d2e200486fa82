import type { DBSchema, IDBPDatabase } from 'idb';
import type { TokenStorage } from '../nuzzle-options.js';
import type { OutboxRecord } from '../outbox/outbox-record.js';

/** What a device keeps: messages that are not sent, and a few values that are no secrets by themselves. */
export interface Kept extends DBSchema {
  outbox: { key: string; value: OutboxRecord; indexes: { ownerId: string } };
  device: { key: string; value: string };
}

/**
 * Opens the database of this device. The library comes when it is needed, so that a page need not wait for it.
 * @returns undefined where there is no IndexedDB, or it cannot be opened
 */
export async function openDevice(name: string | undefined): Promise<IDBPDatabase<Kept> | undefined> {
  if (name === undefined || typeof indexedDB === 'undefined') return undefined;
  try {
    const { openDB } = await import('idb');
    const database: IDBPDatabase<Kept> = await openDB<Kept>(name, 1, {
      upgrade(opened) {
        opened.createObjectStore('outbox', { keyPath: 'clientMessageId' }).createIndex('ownerId', 'ownerId');
        opened.createObjectStore('device');
      },
      // Another tab has a newer version of this page.
      blocking: () => database.close(),
    });
    return database;
  } catch {
    return undefined;
  }
}

/** The values of the device, or memory where there is no database. */
export function openDeviceValues(opening: Promise<IDBPDatabase<Kept> | undefined>): TokenStorage {
  const memory = new Map<string, string>();
  return {
    get: async (key) => (await opening.then((database) => database?.get('device', key))) ?? memory.get(key),
    async set(key, value) {
      memory.set(key, value);
      await opening.then((database) => database?.put('device', value, key)).catch(() => undefined);
    },
    async remove(key) {
      memory.delete(key);
      await opening.then((database) => database?.delete('device', key)).catch(() => undefined);
    },
  };
}
