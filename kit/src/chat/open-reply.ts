import type { ApolloClient } from '@apollo/client';
import type { Subscription } from 'rxjs';
import { putMessage } from '../cache/message-list.js';
import { ReplyProgressDocument, type ReplyProgressSubscription } from '../generated/graphql.js';
import type { OwnerEventEdge } from '../live/apply-event.js';
import { openSource, type Live } from '../live.js';
import type { SessionState } from '../session/session-state.js';
import { whileSignedIn } from '../session/while-signed-in.js';
import { backoff, openWait } from '../wait.js';
import { retryReply, stopReply } from './chat-actions.js';
import type { Reply, ReplyProgressView } from './chat-state.js';

type Progress = ReplyProgressSubscription['replyProgress'];

const idle: ReplyProgressView = { state: 'idle', text: '', reason: undefined };

/** A reply, and what else of the client it must hear. */
export interface OpenReply {
  readonly reply: Reply;
  /** Hears of an event of the owner: the reply may arrive there before its progress says so. */
  readonly hear: (event: OwnerEventEdge) => void;
}

/** Opens the reply of one room. It follows the pet's words while somebody follows it. */
export function openReply(apollo: ApolloClient, session: Live<SessionState>, chatRoomId: string): OpenReply {
  const state = openSource<ReplyProgressView>(idle, () => whileSignedIn(session, start));
  /** The words of the last reply that arrived: its progress may still be on the way. */
  let arrived = '';

  const take = (progress: Progress): void => {
    switch (progress.state) {
      case 'THINKING': {
        const isLate = progress.text !== '' && arrived.startsWith(progress.text);
        if (isLate) return;
        arrived = '';
        return state.set({ state: 'thinking', text: progress.text, reason: undefined });
      }
      case 'DONE':
        if (progress.messageEdge) putMessage(apollo.cache, chatRoomId, progress.messageEdge);
        arrived = progress.text;
        return state.set(idle);
      case 'FAILED':
        return state.set({ state: 'failed', text: '', reason: progress.reason ?? undefined });
      default:
        return state.set({ state: 'stopped', text: '', reason: undefined });
    }
  };

  function start(): () => void {
    const wait = openWait();
    let isStopped = false;
    let subscription: Subscription | undefined;
    const follow = (): Promise<unknown> =>
      new Promise((resolve) => {
        subscription = apollo
          .subscribe({
            query: ReplyProgressDocument,
            variables: { chatRoomId },
            fetchPolicy: 'no-cache',
          })
          .subscribe({
            next({ data, error }) {
              if (data) take(data.replyProgress);
              else if (error) resolve(error);
            },
            error: resolve,
            complete: () => resolve(undefined),
          });
      });
    const run = async (): Promise<void> => {
      for (let failures = 0; !isStopped; failures++) {
        await follow();
        if (isStopped) return;
        subscription?.unsubscribe();
        await wait.for(backoff(failures, { most: 30_000 }));
      }
    };
    void run();
    return () => {
      isStopped = true;
      subscription?.unsubscribe();
      wait.wake();
      arrived = '';
      state.set(idle);
    };
  }

  return {
    reply: {
      get: state.get,
      subscribe: state.subscribe,
      stop: () => stopReply(apollo, chatRoomId),
      retry: () => retryReply(apollo, chatRoomId),
    },
    hear({ node }) {
      if (node.__typename !== 'Message' || node.chatRoom.id !== chatRoomId || node.origin !== 'REPLY') return;
      const { state: now, text } = state.get();
      if (now !== 'thinking' || node.deletedAt !== null || node.replacedAt !== null) return;
      if (!node.content.startsWith(text.trim()) && !node.stopped) return;
      arrived = node.content;
      state.set(idle);
    },
  };
}
