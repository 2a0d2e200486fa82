import { useState } from 'react';
import { useText } from '../language/language-context.js';
import { useErrorText } from '../session/use-error-text.js';
import { Button } from './button.js';
import { Dialog } from './dialog.js';
import { Note } from './form.js';

/** Asks before something that cannot be undone. It stays open, and says why, if that fails. */
export function ConfirmDialog({
  title,
  text,
  action,
  onClose,
  onConfirm,
}: {
  readonly title: string;
  readonly text: string;
  /** What the button says that does it. */
  readonly action: string;
  readonly onClose: () => void;
  readonly onConfirm: () => Promise<void>;
}) {
  const t = useText();
  const textOf = useErrorText();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const confirm = async (): Promise<void> => {
    setBusy(true);
    try {
      await onConfirm();
      onClose();
    } catch (error) {
      setProblem(textOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="danger" busy={isBusy} onClick={() => void confirm()}>
            {action}
          </Button>
        </>
      }
    >
      <p>{text}</p>
      <div role="alert">{problem !== undefined && <Note>{problem}</Note>}</div>
    </Dialog>
  );
}
