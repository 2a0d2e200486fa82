import { formErrors } from '@nuzzle/client';
import { useCallback, useEffect, useRef, useState, type FormEvent } from 'react';
import { useErrorText } from './use-error-text.js';

interface SubmitState {
  readonly isBusy: boolean;
  readonly fields: Readonly<Record<string, string>>;
  readonly message: string | undefined;
}

const calm: SubmitState = { isBusy: false, fields: {}, message: undefined };

/** A form that sends itself. */
export interface Submit extends SubmitState {
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
}

/**
 * Sends a form, and tells what is wrong with it. The first wrong field takes the focus.
 * @param action takes the values of the form, by the names of its fields; what it throws is shown
 * @param shown the names of the fields that the form shows errors at
 */
export function useSubmit(
  action: (values: Readonly<Record<string, string>>) => Promise<void>,
  shown: readonly string[],
): Submit {
  const textOf = useErrorText();
  const [state, setState] = useState(calm);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [state.fields]);
  const send = async (target: HTMLFormElement): Promise<void> => {
    const values: Record<string, string> = {};
    for (const [name, value] of new FormData(target)) if (typeof value === 'string') values[name] = value;
    setState({ ...calm, isBusy: true });
    try {
      await action(values);
      setState(calm);
    } catch (error) {
      const { fields, message } = formErrors(error, shown);
      setState({ isBusy: false, fields, message: message === undefined ? undefined : textFor(error, fields, message) });
    }
  };
  const textFor = (error: unknown, fields: Readonly<Record<string, string>>, message: string): string =>
    Object.keys(fields).length > 0 ? message : textOf(error);
  const onSubmit = useCallback((event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    form.current = event.currentTarget;
    void latest.current(event.currentTarget);
  }, []);
  const latest = useRef(send);
  latest.current = send;
  return { ...state, onSubmit };
}
