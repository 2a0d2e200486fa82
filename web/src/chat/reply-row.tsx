import type { Room } from '@nuzzle/client';
import { useReply } from '@nuzzle/client/react';
import { useState } from 'react';
import { useText } from '../language/language-context.js';
import { Button } from '../look/button.js';
import { useToast } from '../look/toast.js';
import { Portrait } from '../pets/portrait.js';
import { ThinkingDots } from '../rooms/thinking-dots.js';
import { useErrorText } from '../session/use-error-text.js';
import rows from './message-row.module.css';
import styles from './reply-row.module.css';

/** The reply that is being made, with the words so far; or why none came, and the way to ask again. */
export function ReplyRow({ room }: { readonly room: Room }) {
  const t = useText();
  const toast = useToast();
  const textOf = useErrorText();
  const { state, text, reason, retry } = useReply(room.id);
  const [isBusy, setBusy] = useState(false);
  const { name, persona } = room.pet;
  const askAgain = async (): Promise<void> => {
    setBusy(true);
    try {
      await retry();
    } catch (error) {
      toast({ text: textOf(error), kind: 'bad' });
    }
    setBusy(false);
  };
  if (state === 'thinking')
    return (
      <div className={rows.row} data-starts>
        <div className={rows.message} data-side="pet" data-ends>
          <span className={rows.portrait}>
            <Portrait name={name} persona={persona} size={32} />
          </span>
          <p className={rows.bubble} aria-busy>
            {text === '' ? (
              <span className={styles.thinking}>
                <ThinkingDots />
                <span className="unseen">{t('chat.thinking', { name })}</span>
              </span>
            ) : (
              text
            )}
          </p>
        </div>
      </div>
    );
  if (state === 'idle') return <div className={styles.nothing} />;
  return (
    <div className={rows.row} data-starts>
      <div className={styles.failed} role="alert" data-kind={state}>
        <p>{state === 'failed' ? (reason ?? t('chat.failed', { name })) : t('chat.stopped', { name })}</p>
        <Button busy={isBusy} onClick={() => void askAgain()}>
          {t('chat.askAgain')}
        </Button>
      </div>
    </div>
  );
}
