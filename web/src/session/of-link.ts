import { formErrors, NuzzleError } from '@nuzzle/client';

/** Returns the error of a link that does not work any more, in the given words; any other error as it is. */
export function ofLink(error: unknown, words: string): unknown {
  const { fields, code } = formErrors(error);
  return fields['token'] === undefined ? error : new NuzzleError(code, words, {}, { cause: error });
}
