import { formErrors } from '@nuzzle/client';
import { useEffect, useRef, useState, type FormEvent } from 'react';
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
  const { fields } = state;
  useEffect(() => {
    if (Object.keys(fields).length > 0)
      form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [fields]);
  const send = async (values: Readonly<Record<string, string>>): Promise<void> => {
    setState({ ...calm, isBusy: true });
    try {
      await action(values);
      setState(calm);
    } catch (error) {
      const wrong = formErrors(error, shown);
      const isOfFields = Object.keys(wrong.fields).length > 0;
      setState({
        isBusy: false,
        fields: wrong.fields,
        message: wrong.message === undefined || isOfFields ? wrong.message : textOf(error),
      });
    }
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    form.current = event.currentTarget;
    const values: Record<string, string> = {};
    for (const [name, value] of new FormData(event.currentTarget))
      if (typeof value === 'string') values[name] = value;
    void send(values);
  };
  return { ...state, onSubmit };
}
