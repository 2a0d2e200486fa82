import { usePets } from '@nuzzle/client/react';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useLanguage } from '../language/language-context.js';
import { Button } from '../look/button.js';
import { Form, Note } from '../look/form.js';
import { Page, Section } from '../look/page.js';
import { useSubmit } from '../session/use-submit.js';
import { firstPersonas } from './first-personas.js';
import styles from './new-pet-page.module.css';
import { PetFields } from './pet-fields.js';
import { Portrait } from './portrait.js';

/** Creates a pet, from one of a few or from the owner's own words, and leads into its room. */
export function NewPetPage() {
  const { t, language } = useLanguage();
  const { create } = usePets();
  const navigate = useNavigate();
  const { state } = useLocation() as { readonly state: { readonly aiNotice?: string } | null };
  const [words, setWords] = useState({ name: '', persona: '' });
  const form = useSubmit(async () => {
    const pet = await create(words);
    void navigate(`/rooms/${pet.chatRoom.id}`, { replace: true });
  }, ['name', 'persona']);
  return (
    <Page title={t('newPet.title')} backAlways>
      {state?.aiNotice !== undefined && <Note kind="good">{state.aiNotice}</Note>}
      <Section title={t('newPet.choose')}>
        <ul className={styles.choices}>
          {firstPersonas[language].map((one) => (
            <li key={one.name}>
              <button
                type="button"
                className={styles.choice}
                aria-pressed={words.name === one.name && words.persona === one.persona}
                onClick={() => setWords(one)}
              >
                <Portrait {...one} size={64} />
                <span>
                  <strong>{one.name}</strong>
                  <span className={styles.persona}>{one.persona}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('newPet.own')}>
        <Form
          {...form}
          actions={
            <Button type="submit" kind="primary" busy={form.isBusy}>
              {t('newPet.do')}
            </Button>
          }
        >
          <PetFields words={words} onChange={setWords} fields={form.fields} />
        </Form>
      </Section>
    </Page>
  );
}
