import { useState } from 'react';
import { useParams } from 'react-router';
import { MissingPage } from '../app/missing-page.js';
import {
  ForgetMemoryDocument,
  MemoriesDocument,
  RememberThisDocument,
  type MemoriesQuery,
} from '../generated/graphql.js';
import { useText } from '../language/language-context.js';
import { useTimes } from '../language/times.js';
import { Button } from '../look/button.js';
import { SelectField, TextField } from '../look/field.js';
import { Form } from '../look/form.js';
import { Loaded } from '../look/loaded.js';
import { Page, Section } from '../look/page.js';
import { EmptyState } from '../look/state.js';
import { useToast } from '../look/toast.js';
import { useAsk, useDo, useTry } from '../session/use-ask.js';
import { useSubmit } from '../session/use-submit.js';
import styles from './memories.module.css';

type PetWithMemories = NonNullable<MemoriesQuery['pet']>;
type Memory = PetWithMemories['memories']['edges'][number]['node'];

const kinds: readonly Memory['kind'][] = [
  'LIKE',
  'DISLIKE',
  'PEOPLE',
  'ANIMAL',
  'PLAN',
  'WORK',
  'HOME',
  'BIRTHDAY',
  'NAME',
  'OTHER',
];

/** What a pet remembers of its owner, who can have it forget things, and tell it others. */
export function MemoriesPage() {
  const { petId = '' } = useParams();
  const asked = useAsk(MemoriesDocument, { petId });
  return <Loaded asked={asked}>{({ pet }) => (pet ? <Memories pet={pet} /> : <MissingPage />)}</Loaded>;
}

function Memories({ pet }: { readonly pet: PetWithMemories }) {
  const t = useText();
  const { name } = pet;
  const memories = pet.memories.edges.map(({ node }) => node);
  return (
    <Page title={t('memories.title', { name })} back={`/pets/${pet.id}`} backAlways>
      {memories.length === 0 ? (
        <EmptyState title={t('memories.emptyTitle')}>{t('memories.empty', { name })}</EmptyState>
      ) : (
        <>
          <p className={styles.intro}>{t('memories.intro', { name })}</p>
          <ul className={styles.list}>
            {memories.map((memory) => (
              <MemoryRow key={memory.id} memory={memory} pet={pet} />
            ))}
          </ul>
        </>
      )}
      <Tell pet={pet} />
    </Page>
  );
}

function MemoryRow({ memory, pet: { name } }: { readonly memory: Memory; readonly pet: PetWithMemories }) {
  const t = useText();
  const times = useTimes();
  const toast = useToast();
  const tryTo = useTry();
  const forget = useDo(ForgetMemoryDocument);
  const [isBusy, setBusy] = useState(false);
  const { id, kind, content, told, createdAt } = memory;
  const forgetIt = (): Promise<void> =>
    tryTo(async () => {
      setBusy(true);
      try {
        await forget({ input: { memoryId: id } }, ['Memories']);
        toast({ text: t('memories.forgotten', { name }) });
      } finally {
        setBusy(false);
      }
    });
  return (
    <li className={styles.memory}>
      <div className={styles.words}>
        <p className={styles.content}>{content}</p>
        <p className={styles.from}>
          {t(`memories.kind.${kind}`)} · {t(told ? 'memories.told' : 'memories.picked')} ·{' '}
          {times.brief(new Date(createdAt))}
        </p>
      </div>
      <Button
        kind="plain"
        busy={isBusy}
        aria-label={t('memories.forgetThis', { name, content })}
        onClick={() => void forgetIt()}
      >
        {t('memories.forget')}
      </Button>
    </li>
  );
}

function Tell({ pet: { id, name } }: { readonly pet: PetWithMemories }) {
  const t = useText();
  const toast = useToast();
  const remember = useDo(RememberThisDocument);
  const [round, setRound] = useState(0);
  const form = useSubmit(
    async ({ content = '', kind = 'OTHER' }) => {
      await remember({ input: { petId: id, content, kind: kind as Memory['kind'] } }, ['Memories']);
      setRound(round + 1);
      toast({ text: t('memories.remembered', { name }) });
    },
    ['content', 'kind'],
  );
  return (
    <Section title={t('memories.tell', { name })}>
      <Form
        key={round}
        {...form}
        actions={
          <Button type="submit" kind="primary" busy={form.isBusy}>
            {t('memories.tellDo')}
          </Button>
        }
      >
        <TextField
          label={t('memories.content')}
          name="content"
          autoComplete="off"
          maxLength={400}
          error={form.fields.content}
        />
        <SelectField label={t('memories.kind')} name="kind" defaultValue="LIKE" error={form.fields.kind}>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`memories.kind.${kind}`)}
            </option>
          ))}
        </SelectField>
      </Form>
    </Section>
  );
}
