/**
 * What a request says of its owner's presence: that it runs without them, or that they are there. Undefined if it says
 * nothing.
 */
export type PresenceMark = 'background' | 'active' | undefined;

/**
 * Reads what a request says of its owner's presence. Background wins over active.
 * @param marks the headers of a request, the parameters of a socket, or the extensions of one of its operations
 */
export function presenceMark(marks: Readonly<Record<string, unknown>> | null | undefined): PresenceMark {
  if (marks?.['nuzzle-background'] === '1') return 'background';
  return marks?.['nuzzle-presence'] === 'active' ? 'active' : undefined;
}
