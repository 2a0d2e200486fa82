import type { ApolloClient } from '@apollo/client';
import { putMessage } from '../cache/message-list.js';
import { openSource } from '../live.js';
import { NuzzleError } from '../nuzzle-error.js';
import type { Tabs } from '../tabs/tabs.js';
import type { Texts } from '../texts.js';
import { openSender } from './sender.js';
import type { Outbox, UnsentMessage } from './outbox-state.js';
import type { OutboxRecord } from './outbox-record.js';
import type { OutboxStore } from './outbox-store.js';

/** How many messages of an owner may wait. */
export const mostUnsent = 500;
/** How long a message may be, in code points. */
const mostCharacters = 1000;

/** The outbox as the other parts of the client use it. */
export interface OpenOutbox {
  readonly outbox: Outbox;
  /** Works for an owner, until another one or nobody. */
  readonly follow: (ownerId: string | undefined) => void;
  /** Drops what an owner has not sent, because they logged out. */
  readonly clear: (ownerId: string) => Promise<void>;
  /** Sends at once what waits for a connection. */
  readonly wake: () => void;
  readonly dispose: () => void;
}

/** Opens the outbox. It sends for the owner that it follows. */
export function openOutbox(apollo: ApolloClient, store: OutboxStore, tabs: Tabs, texts: Texts): OpenOutbox {
  const state = openSource<readonly UnsentMessage[]>([]);
  let owner: string | undefined;
  let records: readonly OutboxRecord[] = [];
  /** What is written, while the store does not have it yet. */
  const saving = new Map<string, Promise<void>>();
  let lastOrder = 0;

  const show = (): void =>
    state.set(
      records.map((record) => ({
        clientMessageId: record.clientMessageId,
        chatRoomId: record.chatRoomId,
        content: record.content,
        writtenAt: record.writtenAt,
        state: record.failure ? 'failed' : sender.isSending(record.clientMessageId) ? 'sending' : 'waiting',
        failure: record.failure
          ? new NuzzleError(record.failure.code, record.failure.message, {
              retryAfterSeconds: record.failure.retryAfterSeconds,
            })
          : sender.problem(record.clientMessageId),
      })),
    );

  const change = (next: readonly OutboxRecord[]): void => {
    records = next;
    show();
  };

  const forget = (id: string): void => change(records.filter((record) => record.clientMessageId !== id));

  const tellOthers = (): void => {
    if (owner !== undefined) tabs.post({ type: 'outboxChanged', ownerId: owner });
  };

  /** Reads again what other tabs may have changed. */
  const read = async (): Promise<void> => {
    const ownerId = owner;
    if (ownerId === undefined) return;
    const kept = await store.list(ownerId);
    if (owner !== ownerId) return;
    const unsaved = records.filter(({ clientMessageId }) => saving.has(clientMessageId));
    const known = new Set(unsaved.map(({ clientMessageId }) => clientMessageId));
    change(
      [...kept.filter(({ clientMessageId }) => !known.has(clientMessageId)), ...unsaved].toSorted(
        (a, b) => a.order - b.order,
      ),
    );
  };

  const save = (record: OutboxRecord): void => {
    const id = record.clientMessageId;
    const put = async (): Promise<void> => {
      await store.put(record);
      if (saving.get(id) === saved) saving.delete(id);
      tellOthers();
      void sender.drain(record.ownerId);
    };
    const saved = put();
    saving.set(id, saved);
  };

  const sender = openSender(apollo, store, tabs, {
    isCurrent: (ownerId) => owner === ownerId,
    onChange: show,
    async onSent(record, edge) {
      forget(record.clientMessageId);
      await store.remove([record.clientMessageId]);
      tabs.post({ type: 'sent', ownerId: record.ownerId, chatRoomId: record.chatRoomId, edge });
    },
    async onFailed(record) {
      change(records.map((one) => (one.clientMessageId === record.clientMessageId ? record : one)));
      await store.put(record);
      tellOthers();
    },
  });

  tabs.listen((message) => {
    if (message.type === 'outboxChanged' && message.ownerId === owner)
      void read().then(() => sender.drain(message.ownerId));
    if (message.type === 'sent' && message.ownerId === owner) {
      // The message first, so that it is never missing in between.
      putMessage(apollo.cache, message.chatRoomId, message.edge);
      if (message.edge.node.clientMessageId !== null) forget(message.edge.node.clientMessageId);
    }
  });

  return {
    outbox: {
      get: state.get,
      subscribe: state.subscribe,
      add({ chatRoomId, content }) {
        const text = content.trim();
        const fault =
          text === '' ? 'empty' : Array.from(text).length > mostCharacters ? 'tooLong' : undefined;
        if (fault)
          throw new NuzzleError('BAD_USER_INPUT', texts[fault], {
            fields: [
              {
                path: 'content',
                code: fault === 'empty' ? 'REQUIRED' : 'TOO_LONG',
                message: texts[fault],
              },
            ],
          });
        if (owner === undefined)
          throw new NuzzleError('UNAUTHENTICATED', texts.logInFirst, { reason: 'NO_TOKEN' });
        if (records.length >= mostUnsent) throw new NuzzleError('OUTBOX_FULL', texts.outboxFull);
        lastOrder = Math.max(Date.now(), lastOrder + 1);
        const record: OutboxRecord = {
          clientMessageId: crypto.randomUUID(),
          ownerId: owner,
          chatRoomId,
          content: text,
          writtenAt: new Date().toISOString(),
          order: lastOrder,
        };
        save(record);
        change([...records, record]);
        return record.clientMessageId;
      },
      retry(id) {
        const record = records.find(({ clientMessageId }) => clientMessageId === id);
        if (!record) return;
        if (record.failure) {
          const { failure: _, ...rest } = record;
          change(records.map((one) => (one === record ? rest : one)));
          save(rest);
        }
        sender.wake();
      },
      discard(id) {
        if (sender.isSending(id)) return;
        const saved = saving.get(id);
        forget(id);
        void (async () => {
          await saved;
          await store.remove([id]);
          forget(id);
          // Those behind it need not wait for it any longer.
          sender.wake();
          tellOthers();
        })();
      },
    },
    follow(ownerId) {
      if (ownerId === owner) return;
      owner = ownerId;
      change([]);
      sender.stop();
      if (ownerId !== undefined) void read().then(() => sender.drain(ownerId));
    },
    async clear(ownerId) {
      await Promise.all(saving.values());
      const kept = await store.list(ownerId);
      await store.remove(kept.map(({ clientMessageId }) => clientMessageId));
    },
    wake: () => sender.wake(),
    dispose() {
      owner = undefined;
      sender.stop();
    },
  };
}
