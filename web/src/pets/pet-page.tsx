import { usePets } from '@nuzzle/client/react';
import type { Pet } from '@nuzzle/client';
import { useEffect, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { MissingPage } from '../app/missing-page.js';
import { useText } from '../language/language-context.js';
import { Button, ButtonLink } from '../look/button.js';
import { SwitchField } from '../look/field.js';
import { Form } from '../look/form.js';
import { Page, Section } from '../look/page.js';
import { ErrorState, Skeleton } from '../look/state.js';
import { useToast } from '../look/toast.js';
import { useErrorText } from '../session/use-error-text.js';
import { useSubmit } from '../session/use-submit.js';
import { DeletePetDialog } from './delete-pet-dialog.js';
import { PetFields } from './pet-fields.js';

/** What an owner can change about a pet. */
export function PetPage() {
  const { petId } = useParams();
  const { items, status, error, hasMore, isLoadingMore, loadMore, refetch } = usePets();
  const textOf = useErrorText();
  const pet = items.find(({ id }) => id === petId);
  useEffect(() => {
    if (!pet && hasMore && !isLoadingMore) void loadMore();
  }, [pet, hasMore, isLoadingMore, loadMore]);
  if (pet) return <PetSheet key={pet.id} pet={pet} />;
  if (status === 'failed') return <ErrorState isPage text={textOf(error)} onRetry={() => void refetch()} />;
  return status === 'loading' || hasMore ? <Skeleton lines={5} /> : <MissingPage />;
}

function PetSheet({ pet }: { readonly pet: Pet }) {
  const t = useText();
  const toast = useToast();
  const textOf = useErrorText();
  const navigate = useNavigate();
  const { update, remove } = usePets();
  const [words, setWords] = useState({ name: pet.name, persona: pet.persona });
  const [isDeleting, setDeleting] = useState(false);
  const form = useSubmit(async () => {
    await update({ petId: pet.id, ...words });
    toast({ text: t('saved') });
  }, ['name', 'persona']);
  const rest = async (isActive: boolean): Promise<void> => {
    try {
      await update({ petId: pet.id, status: isActive ? 'ACTIVE' : 'RESTING' });
    } catch (problem) {
      toast({ text: textOf(problem), kind: 'bad' });
    }
  };
  return (
    <Page title={pet.name} back={`/rooms/${pet.chatRoom.id}`} backAlways>
      <Section title={t('pet.who')}>
        <Form
          {...form}
          actions={
            <Button type="submit" kind="primary" busy={form.isBusy}>
              {t('save')}
            </Button>
          }
        >
          <PetFields words={words} onChange={setWords} fields={form.fields} />
        </Form>
      </Section>
      <Section>
        <SwitchField
          label={t('pet.writesFirst')}
          hint={t('pet.writesFirstHint', { name: pet.name })}
          checked={pet.status === 'ACTIVE'}
          onChange={({ target }) => void rest(target.checked)}
        />
      </Section>
      <Section title={t('pet.memories')}>
        <p>{t('pet.memoriesHint', { name: pet.name })}</p>
        <div>
          <ButtonLink to={`/pets/${pet.id}/memories`}>{t('pet.memoriesOpen')}</ButtonLink>
        </div>
      </Section>
      <Section title={t('pet.goodbye')}>
        <p>{t('pet.deleteHint', { name: pet.name })}</p>
        <div>
          <Button onClick={() => setDeleting(true)}>{t('pet.delete')}</Button>
        </div>
      </Section>
      {isDeleting && (
        <DeletePetDialog
          name={pet.name}
          onClose={() => setDeleting(false)}
          onDelete={async () => {
            await remove(pet.id);
            void navigate('/', { replace: true });
          }}
        />
      )}
    </Page>
  );
}
