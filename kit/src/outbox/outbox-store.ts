import type { IDBPDatabase } from 'idb';
import type { Kept } from '../device/open-device.js';
import type { OutboxRecord } from './outbox-record.js';

/** Where the outbox is kept. */
export interface OutboxStore {
  /** An owner's messages in the order of writing. */
  readonly list: (ownerId: string) => Promise<OutboxRecord[]>;
  readonly has: (clientMessageId: string) => Promise<boolean>;
  readonly put: (record: OutboxRecord) => Promise<void>;
  readonly remove: (clientMessageIds: readonly string[]) => Promise<void>;
}

const inOrder = (records: OutboxRecord[]): OutboxRecord[] => records.toSorted((a, b) => a.order - b.order);

/**
 * Keeps the outbox in IndexedDB. What IndexedDB cannot take, because there is none, it is full or the browser forbids
 * it, stays in memory.
 */
export function openOutboxStore(opening: Promise<IDBPDatabase<Kept> | undefined>): OutboxStore {
  const memory = new Map<string, OutboxRecord>();
  return {
    async list(ownerId) {
      const own = [...memory.values()].filter((record) => record.ownerId === ownerId);
      const kept = await opening
        .then((database) => database?.getAllFromIndex('outbox', 'ownerId', ownerId))
        .catch(() => undefined);
      return inOrder([...(kept ?? []).filter((record) => !memory.has(record.clientMessageId)), ...own]);
    },
    async has(id) {
      if (memory.has(id)) return true;
      const key = await opening.then((database) => database?.getKey('outbox', id)).catch(() => undefined);
      return key !== undefined;
    },
    async put(record) {
      try {
        const database = await opening;
        if (!database) throw new Error('No database');
        await database.put('outbox', record);
        memory.delete(record.clientMessageId);
      } catch {
        memory.set(record.clientMessageId, record);
      }
    },
    async remove(ids) {
      for (const id of ids) memory.delete(id);
      const database = await opening.catch(() => undefined);
      if (!database) return;
      try {
        const transaction = database.transaction('outbox', 'readwrite');
        await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
      } catch {
        // The client was disposed, or the browser takes its space back. A repeat is harmless.
      }
    },
  };
}
