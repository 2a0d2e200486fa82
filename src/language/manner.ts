/** How Korean speaks to somebody: casually (반말) or politely (존댓말). */
export type Manner = 'casual' | 'polite';

/** Two ways to say something, such as `반가워[|요]` or `[나|저]는`. */
export const twoManners = /\[([^[\]|]*)\|([^[\]|]*)\]/g;

/** Says a text in one manner. A text writes both: `[casual|polite]`. */
export const inManner = (text: string, manner: Manner): string =>
  text.replaceAll(twoManners, (_all, casual: string, polite: string) =>
    manner === 'casual' ? casual : polite,
  );
