import type { ChatMessage } from '@nuzzle/client';
import { useConnection, useNuzzle } from '@nuzzle/client/react';
import { useText } from '../language/language-context.js';
import { useTimes } from '../language/times.js';
import { Button } from '../look/button.js';
import { Icon } from '../look/icon.js';
import { useErrorText } from '../session/use-error-text.js';
import styles from './message-foot.module.css';

/** The line below a message: when it was sent, or how far it is on its way. */
export function MessageFoot({
  message,
  roomId,
  isShown,
}: {
  readonly message: ChatMessage;
  readonly roomId: string;
  readonly isShown: boolean;
}) {
  const t = useText();
  const times = useTimes();
  if (!isShown) return null;
  const sentAt = new Date(message.sentAt);
  return (
    <div className={styles.foot} data-side={message.type === 'USER' ? 'owner' : 'pet'}>
      {message.state === 'failed' ? (
        <Failed message={message} roomId={roomId} />
      ) : message.state === 'sending' ? (
        <Sending />
      ) : (
        <>
          {message.stopped && <span>{t('message.stopped')} · </span>}
          <time dateTime={message.sentAt} title={times.full(sentAt)}>
            {times.time(sentAt)}
          </time>
        </>
      )}
    </div>
  );
}

function Sending() {
  const t = useText();
  const connection = useConnection();
  return (
    <span className={styles.sending}>
      <Icon name="wait" size={14} />
      {t(connection === 'offline' ? 'message.waits' : 'message.sending')}
    </span>
  );
}

function Failed({ message, roomId }: { readonly message: ChatMessage; readonly roomId: string }) {
  const t = useText();
  const textOf = useErrorText();
  const chat = useNuzzle().chat(roomId);
  const { clientMessageId, failure } = message;
  return (
    <span className={styles.failed} role="alert">
      <span>
        {t('message.failed')} {failure && textOf(failure)}
      </span>
      {clientMessageId !== null && (
        <span className={styles.ways}>
          <Button kind="plain" onClick={() => chat.retry(clientMessageId)}>
            {t('tryAgain')}
          </Button>
          <Button kind="plain" onClick={() => chat.discard(clientMessageId)}>
            {t('message.discard')}
          </Button>
        </span>
      )}
    </span>
  );
}
