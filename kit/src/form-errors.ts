import { toNuzzleError } from './nuzzle-error.js';

/** An error as a form shows it. */
export interface FormErrors {
  /** The sentence of each field that is wrong, by its path: `email`, `quietHours.from`. The first of several. */
  readonly fields: Readonly<Record<string, string>>;
  /** The sentence for the form as a whole; undefined if the fields say it all. */
  readonly message: string | undefined;
  /** The code of the error. */
  readonly code: string;
  /** When it is worth trying again, in seconds. */
  readonly retryAfterSeconds: number | undefined;
}

/**
 * Tells a form what to show of an error of the graph, whoever threw it.
 * @param error what a method of the client, or Apollo Client, threw
 * @param shown the paths that the form has a place for; a fault of another goes into the message. Without it, all
 */
export function formErrors(error: unknown, shown?: readonly string[]): FormErrors {
  const { code, message, details } = toNuzzleError(error);
  const fields: Record<string, string> = {};
  const rest: string[] = [];
  for (const fault of details.fields ?? []) {
    if (shown && !shown.includes(fault.path)) rest.push(fault.message);
    else fields[fault.path] ??= fault.message;
  }
  const hasFields = Object.keys(fields).length > 0;
  return {
    fields,
    message: rest.length > 0 ? rest.join(' ') : hasFields ? undefined : message,
    code,
    retryAfterSeconds: details.retryAfterSeconds,
  };
}
