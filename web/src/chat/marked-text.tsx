import type { ReactNode } from 'react';
import styles from './marked-text.module.css';

/** A text as it is, with the words that were searched for marked, small and capital letters alike. */
export function MarkedText({ text, words }: { readonly text: string; readonly words: string }) {
  if (words === '') return text;
  const parts: ReactNode[] = [];
  // A text whose small letters are as long: in some languages they are not, and places would not fit.
  const lower = text.toLowerCase().length === text.length ? text.toLowerCase() : text;
  const wanted = words.toLowerCase();
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    parts.push(
      text.slice(from, at),
      <mark key={at} className={styles.mark}>
        {text.slice(at, at + wanted.length)}
      </mark>,
    );
    from = at + wanted.length;
  }
  parts.push(text.slice(from));
  return parts;
}
