import { gql } from '@apollo/client';
import { afterAll, expect, test } from '@jest/globals';
import { formErrors } from '@nuzzle/client';
import { startApp } from '../support/start-app.js';
import { newcomer, openKit } from './kit-client.js';

const app = await startApp({ RUN: 'api' });
const client = openKit(app.url, { locale: 'ko' });
const { nuzzle } = client;
afterAll(() => nuzzle.dispose());

const failureOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('It did not fail.');
};

test('each faulty field has its sentence, in the reader’s language', async () => {
  const error = await failureOf(nuzzle.session.signUp({ username: 'a', email: 'nobody', password: 'short' }));
  const { fields, message, code } = formErrors(error);
  expect(Object.keys(fields).toSorted()).toEqual(['email', 'password', 'username']);
  for (const sentence of Object.values(fields)) expect(sentence).toMatch(/[가-힣]/);
  expect(message).toBeUndefined();
  expect(code).toBe('BAD_USER_INPUT');
});

test('a fault that the form has no place for is in its message', async () => {
  const error = await failureOf(nuzzle.session.signUp({ ...newcomer(), username: 'a' }));
  const { fields, message } = formErrors(error, ['email', 'password']);
  expect(fields).toEqual({});
  expect(message).toBe(formErrors(error).fields['username']);
});

test('an error without fields is in the message', async () => {
  const error = await failureOf(nuzzle.session.logIn({ login: 'nobody_here', password: 'wrong password' }));
  expect(formErrors(error)).toMatchObject({ fields: {}, code: 'INVALID_CREDENTIALS' });
  expect(formErrors(error).message).toMatch(/[가-힣]/);
});

test('errors of Apollo Client are the same', async () => {
  await nuzzle.session.signUp(newcomer());
  const error = await failureOf(
    nuzzle.apollo.mutate({
      mutation: gql(
        'mutation ($input: UpdateOutreachSettingsInput!) { updateOutreachSettings(input: $input) { user { id } } }',
      ),
      variables: { input: { dailyCap: 99 } },
    }),
  );
  expect(formErrors(error).fields['dailyCap']).toMatch(/[가-힣]/);
});

test('a connection that is lost is told in words', async () => {
  client.isOffline = true;
  const error = await failureOf(nuzzle.session.requestPasswordReset({ email: 'a@example.com' }));
  expect(formErrors(error)).toMatchObject({ code: 'NETWORK', fields: {} });
  expect(formErrors(error).message).toMatch(/[가-힣]/);
  client.isOffline = false;
});
