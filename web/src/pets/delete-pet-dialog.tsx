import { useText } from '../language/language-context.js';
import { ConfirmDialog } from '../look/confirm-dialog.js';

/** Asks whether a pet shall be deleted, with all that was said. */
export function DeletePetDialog({
  name,
  onClose,
  onDelete,
}: {
  readonly name: string;
  readonly onClose: () => void;
  readonly onDelete: () => Promise<void>;
}) {
  const t = useText();
  return (
    <ConfirmDialog
      title={t('pet.deleteTitle', { name })}
      text={t('pet.deleteText')}
      action={t('pet.delete')}
      onClose={onClose}
      onConfirm={onDelete}
    />
  );
}
