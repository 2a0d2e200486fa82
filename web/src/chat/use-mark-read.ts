import type { ChatActions, ChatMessage } from '@nuzzle/client';
import { useEffect, useSyncExternalStore } from 'react';

/** Marks the room read while its newest messages are in sight and the page is, too. */
export function useMarkRead(
  chat: Pick<ChatActions, 'markRead'>,
  messages: readonly ChatMessage[],
  isAtEnd: boolean,
): void {
  const isLooking = useSyncExternalStore(
    followLook,
    () => document.visibilityState === 'visible' && document.hasFocus(),
  );
  const newest = messages.findLast(({ id, type }) => id !== undefined && type === 'PET')?.id;
  useEffect(() => {
    if (isAtEnd && isLooking && newest !== undefined) void chat.markRead(newest);
  }, [chat, newest, isAtEnd, isLooking]);
}

function followLook(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  globalThis.addEventListener('focus', listener);
  globalThis.addEventListener('blur', listener);
  return () => {
    document.removeEventListener('visibilitychange', listener);
    globalThis.removeEventListener('focus', listener);
    globalThis.removeEventListener('blur', listener);
  };
}
