import { useNuzzle } from '@nuzzle/client/react';
import { useState } from 'react';
import { useText } from '../language/language-context.js';
import { ConfirmDialog } from '../look/confirm-dialog.js';
import { Menu, MenuItem } from '../look/menu.js';
import { useToast } from '../look/toast.js';
import { useErrorText } from '../session/use-error-text.js';
import styles from './message-actions.module.css';

/** What an owner can do with a message. */
export function MessageActions({
  roomId,
  id,
  content,
  canReplace,
}: {
  readonly roomId: string;
  readonly id: string;
  readonly content: string;
  readonly canReplace: boolean;
}) {
  const t = useText();
  const toast = useToast();
  const textOf = useErrorText();
  const chat = useNuzzle().chat(roomId);
  const [isDeleting, setDeleting] = useState(false);
  const attempt = async (action: () => Promise<void>, done?: string): Promise<void> => {
    try {
      await action();
      if (done !== undefined) toast({ text: done });
    } catch (error) {
      toast({ text: textOf(error), kind: 'bad' });
    }
  };
  return (
    <span className={styles.actions}>
      <Menu label={t('message.actions')}>
        {canReplace && (
          <MenuItem icon="retry" onChoose={() => void attempt(() => chat.regenerate())}>
            {t('message.replace')}
          </MenuItem>
        )}
        <MenuItem
          icon="copy"
          onChoose={() => void attempt(() => navigator.clipboard.writeText(content), t('message.copied'))}
        >
          {t('message.copy')}
        </MenuItem>
        <MenuItem icon="trash" isGrave onChoose={() => setDeleting(true)}>
          {t('delete')}
        </MenuItem>
      </Menu>
      {isDeleting && (
        <ConfirmDialog
          title={t('message.deleteTitle')}
          text={t('message.deleteText')}
          action={t('delete')}
          onClose={() => setDeleting(false)}
          onConfirm={() => chat.deleteMessage(id)}
        />
      )}
    </span>
  );
}
