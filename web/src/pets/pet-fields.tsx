import { useText } from '../language/language-context.js';
import { TextArea, TextField } from '../look/field.js';
import styles from './pet-fields.module.css';
import { Portrait } from './portrait.js';

/** What can be said about a pet. */
export interface PetWords {
  readonly name: string;
  readonly persona: string;
}

/** The name and the persona of a pet, with the portrait that they make. */
export function PetFields({
  words,
  onChange,
  fields,
}: {
  readonly words: PetWords;
  readonly onChange: (words: PetWords) => void;
  readonly fields: Readonly<Record<string, string>>;
}) {
  const t = useText();
  const left = 500 - Array.from(words.persona).length;
  return (
    <div className={styles.fields}>
      <div className={styles.portrait}>
        <Portrait {...words} size={120} />
      </div>
      <div className={styles.words}>
        <TextField
          label={t('pet.name')}
          name="name"
          value={words.name}
          onChange={({ target }) => onChange({ ...words, name: target.value })}
          autoComplete="off"
          error={fields.name}
        />
        <TextArea
          label={t('pet.persona')}
          hint={left < 100 ? t('charactersLeft', { count: left }) : t('pet.personaHint')}
          name="persona"
          rows={5}
          value={words.persona}
          onChange={({ target }) => onChange({ ...words, persona: target.value })}
          error={fields.persona}
        />
      </div>
    </div>
  );
}
