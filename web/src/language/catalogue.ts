import type { english } from './english.js';

/** The key of a text. */
export type TextKey = keyof typeof english;

/** Every text of the page in one language, as ICU messages; those with placeholders are parsed by the build. */
export type Catalogue = Readonly<Record<TextKey, string>>;
