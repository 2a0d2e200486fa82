import type { ApolloClient } from '@apollo/client';
import type { NuzzleError } from '../nuzzle-error.js';
import type { Tabs } from '../tabs/tabs.js';
import { backoff, openWait } from '../wait.js';
import type { OutboxRecord } from './outbox-record.js';
import type { OutboxStore } from './outbox-store.js';
import { judge, sendRecord, type SentEdge } from './send-record.js';

/** What sends the outbox. */
export interface Sender {
  /** Sends all that waits of an owner, in one tab at a time, in order within each room. */
  readonly drain: (ownerId: string) => Promise<void>;
  readonly isSending: (clientMessageId: string) => boolean;
  /** Why a message waits. */
  readonly problem: (clientMessageId: string) => NuzzleError | undefined;
  /** Tries again at once what waits for a connection. */
  readonly wake: () => void;
  /** Has everything look whether its owner is still there. */
  readonly stop: () => void;
}

/** What a sender tells. */
export interface SenderEvents {
  /** Whether an owner is still the one to send for. */
  readonly isCurrent: (ownerId: string) => boolean;
  readonly onChange: () => void;
  readonly onSent: (record: OutboxRecord, edge: SentEdge) => Promise<void>;
  /** Gets the record with its failure. */
  readonly onFailed: (record: OutboxRecord) => Promise<void>;
}

const isDue =
  (room: string) =>
  (record: OutboxRecord): boolean =>
    record.chatRoomId === room && !record.failure;

/** Opens what sends. */
export function openSender(
  apollo: ApolloClient,
  store: OutboxStore,
  tabs: Tabs,
  events: SenderEvents,
): Sender {
  const sending = new Set<string>();
  const problems = new Map<string, NuzzleError>();
  const wait = openWait();
  const limited = openWait();
  let draining: Promise<void> | undefined;
  let isAskedAgain = false;
  let hasLock = false;

  /** Sends one message until it has arrived or failed. False to stop. */
  const send = async (record: OutboxRecord): Promise<boolean> => {
    const id = record.clientMessageId;
    for (let attempt = 0; events.isCurrent(record.ownerId) && (await store.has(id)); attempt++) {
      try {
        sending.add(id);
        events.onChange();
        const edge = await sendRecord(apollo, record);
        sending.delete(id);
        problems.delete(id);
        await events.onSent(record, edge);
        return true;
      } catch (thrown) {
        sending.delete(id);
        const { verdict, error } = judge(thrown, attempt, backoff(attempt));
        if (verdict === 'stop') return false;
        if (verdict === 'fail') {
          problems.delete(id);
          const { code, message, details } = error;
          const { retryAfterSeconds } = details;
          const failure = { code, message, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
          await events.onFailed({ ...record, failure });
          return true;
        }
        problems.set(id, error);
        events.onChange();
        await (verdict.mayWake ? wait : limited).for(verdict.again);
      }
    }
    problems.delete(id);
    return events.isCurrent(record.ownerId);
  };

  /** The rooms that are being sent now, while this tab has the lock. */
  const busy = new Map<string, Promise<void>>();

  const sendRoom = async (ownerId: string, room: string): Promise<void> => {
    for (;;) {
      const next = (await store.list(ownerId)).find(isDue(room));
      if (!next || !(await send(next))) return;
    }
  };

  /** Begins with the rooms that have something to send and are not busy, so that none waits for another. */
  const pump = async (ownerId: string): Promise<void> => {
    for (const { chatRoomId: room, failure } of await store.list(ownerId)) {
      if (failure || busy.has(room)) continue;
      busy.set(
        room,
        sendRoom(ownerId, room).finally(() => busy.delete(room)),
      );
    }
  };

  const sendAll = async (ownerId: string): Promise<void> => {
    hasLock = true;
    try {
      do {
        isAskedAgain = false;
        await pump(ownerId);
        while (busy.size > 0) await Promise.race(busy.values());
      } while (isAskedAgain && events.isCurrent(ownerId));
    } finally {
      hasLock = false;
    }
  };

  return {
    drain(ownerId) {
      isAskedAgain = true;
      if (hasLock) void pump(ownerId).catch(() => undefined);
      draining ??= tabs
        .lock(`outbox ${ownerId}`, () => sendAll(ownerId))
        .catch(() => undefined)
        .finally(() => (draining = undefined));
      return draining;
    },
    isSending: (id) => sending.has(id),
    problem: (id) => problems.get(id),
    wake: () => wait.wake(),
    stop() {
      wait.wake();
      limited.wake();
    },
  };
}
