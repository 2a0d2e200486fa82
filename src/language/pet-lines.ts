/** What the words of a pet without a language model are about. */
export const lineKinds = [
  'greeting',
  'doing',
  'name',
  'ai',
  'told',
  'recall',
  'reminder',
  'forgot',
  'likes',
  'liked',
  'love',
  'joy',
  'sadness',
  'joke',
  'sum',
  'thanks',
  'goodbye',
  'laughter',
  'question',
  'unknown',
  'outreach',
] as const;

/** One of them. */
export type LineKind = (typeof lineKinds)[number];

/**
 * Six ways to say each, as ICU messages. All may use the pet and its persona: `{pet}`, `{sound}`, `{like}` and `{gesture}`.
 * Besides, `greeting` has `{greeting}`; `name` has `{essence}`; `told` and `recall` have `{thing}` and `{value}`; `forgot` has
 * `{thing}`; `liked` has `{value}`; `reminder`, `question` and `unknown` have `{quote}`; `sum` has `{sum}` and `{result}`.
 */
export type PetLines = Readonly<Record<LineKind, readonly [string, string, string, string, string, string]>>;
