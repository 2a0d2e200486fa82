import { useNuzzle } from '@nuzzle/client/react';
import { memo, useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useText } from '../language/language-context.js';
import { Icon } from '../look/icon.js';
import { useToast } from '../look/toast.js';
import { useErrorText } from '../session/use-error-text.js';
import styles from './composer.module.css';
import { keepDraft, readDraft } from './draft.js';
import { useReplyState } from './use-reply-state.js';

const mostCharacters = 1_000;

/** Where the owner writes. Enter sends, Shift and Enter begin a new line; a syllable that is still being composed stays. */
export const Composer = memo(function Composer({
  roomId,
  petName,
}: {
  readonly roomId: string;
  readonly petName: string;
}) {
  const t = useText();
  const toast = useToast();
  const textOf = useErrorText();
  const chat = useNuzzle().chat(roomId);
  const isThinking = useReplyState(roomId) === 'thinking';
  const [text, setText] = useState(() => readDraft(roomId));
  const field = useRef<HTMLTextAreaElement>(null);
  const left = mostCharacters - Array.from(text).length;
  const canSend = text.trim() !== '' && left >= 0;

  useEffect(() => {
    // A touch screen would show its keyboard over the messages.
    if (matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, []);
  useEffect(() => keepDraft(roomId, text), [roomId, text]);
  useLayoutEffect(() => grow(field.current));

  const send = (): void => {
    if (!canSend) return;
    try {
      chat.send(text);
      setText('');
    } catch (error) {
      toast({ text: textOf(error), kind: 'bad' });
    }
    field.current?.focus();
  };
  const stop = async (): Promise<void> => {
    try {
      await chat.stopReply();
    } catch (error) {
      toast({ text: textOf(error), kind: 'bad' });
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // 229 is what Safari says of the Enter that ends a composition, after it has ended it.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229)
      return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className={styles.box}>
        <textarea
          ref={field}
          className={styles.text}
          rows={1}
          value={text}
          placeholder={t('composer.placeholder', { name: petName })}
          aria-label={t('composer.label', { name: petName })}
          aria-describedby={left < 100 ? 'composer-left' : undefined}
          aria-invalid={left < 0 || undefined}
          enterKeyHint="send"
          onChange={({ target }) => setText(target.value)}
          onKeyDown={onKeyDown}
        />
        {left < 100 && (
          <span id="composer-left" className={styles.left} data-over={left < 0 || undefined} role="status">
            {left < 0 ? t('charactersOver', { count: -left }) : t('charactersLeft', { count: left })}
          </span>
        )}
      </div>
      {isThinking && (
        <button
          type="button"
          className={styles.stop}
          aria-label={t('composer.stop', { name: petName })}
          title={t('composer.stop', { name: petName })}
          onClick={() => void stop()}
        >
          <Icon name="stop" />
        </button>
      )}
      {(!isThinking || canSend) && (
        <button
          type="submit"
          className={styles.send}
          aria-label={t('composer.send')}
          title={t('composer.send')}
          disabled={!canSend}
        >
          <Icon name="send" />
        </button>
      )}
    </form>
  );
});

/** Makes a field as high as its text, where the browser does not do so by itself. */
function grow(field: HTMLTextAreaElement | null): void {
  if (!field || CSS.supports('field-sizing', 'content')) return;
  field.style.blockSize = 'auto';
  field.style.blockSize = `${field.scrollHeight}px`;
}
