import type { ChatMessage } from '@nuzzle/client';
import { useNuzzle } from '@nuzzle/client/react';
import { useState } from 'react';
import { useText } from '../language/language-context.js';
import { ConfirmDialog } from '../look/confirm-dialog.js';
import { Menu, MenuItem } from '../look/menu.js';
import { useToast } from '../look/toast.js';
import { useErrorText } from '../session/use-error-text.js';

/** The message that a menu is about, and the button that opened it. */
export interface MenuOf {
  readonly message: ChatMessage;
  /** Whether another answer can replace the message. */
  readonly canReplace: boolean;
  readonly button: HTMLElement;
}

/** What an owner can do with a message. */
export function MessageMenu({
  roomId,
  message: { id, content },
  canReplace,
  button,
  onClose,
}: MenuOf & { readonly roomId: string; readonly onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const textOf = useErrorText();
  const chat = useNuzzle().chat(roomId);
  const [isDeleting, setDeleting] = useState(false);
  const attempt = async (action: () => Promise<void>, done?: string): Promise<void> => {
    onClose();
    try {
      await action();
      if (done !== undefined) toast({ text: done });
    } catch (error) {
      toast({ text: textOf(error), kind: 'bad' });
    }
  };
  if (isDeleting && id !== undefined)
    return (
      <ConfirmDialog
        title={t('message.deleteTitle')}
        text={t('message.deleteText')}
        action={t('delete')}
        onClose={onClose}
        onConfirm={() => chat.deleteMessage(id)}
      />
    );
  return (
    <Menu button={button} label={t('message.actions')} onClose={onClose}>
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
  );
}
