import type { ChatMessage } from '@nuzzle/client';
import { useEffect, useRef } from 'react';
import { useText } from '../language/language-context.js';

/**
 * Reads aloud what a pet says while the chat is open. The list itself does not: as one scrolls, it would read old
 * messages as if they were new.
 */
export function Announcer({
  messages,
  petName,
}: {
  readonly messages: readonly ChatMessage[];
  readonly petName: string;
}) {
  const t = useText();
  const said = useRef<HTMLDivElement>(null);
  const last = messages.findLast(({ id }) => id !== undefined);
  const newest = useRef(last?.sentAt ?? '');
  useEffect(() => {
    if (!last || last.sentAt <= newest.current) return;
    newest.current = last.sentAt;
    if (said.current && last.type === 'PET' && last.deletedAt === null)
      said.current.textContent = t('chat.says', { name: petName, words: last.content });
  }, [last, petName, t]);
  return <div ref={said} className="unseen" aria-live="polite" aria-atomic />;
}
