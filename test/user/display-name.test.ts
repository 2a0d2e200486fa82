import { afterAll, expect, test } from '@jest/globals';
import { goAway, until } from '../support/absence.js';
import { caller, newOwner, newPet, sendMessage, type Owner } from '../support/client.js';
import { Provider } from '../support/provider.js';
import { startApp } from '../support/start-app.js';

const provider = await Provider.start();
afterAll(() => provider.stop());
const app = await startApp({ OPENAI_BASE_URL: provider.baseUrl, SWEEP_EVERY: '1s' });
const me = '{ me { username displayName } }';
const name = '민아';
const called = `Your owner is called ${name}.`;

test('a display name is free text beside the handle, and pets call their owner by it', async () => {
  const { signUp } = await caller(app.url).request(
    'mutation ($input: SignUpInput!) { signUp(input: $input) { accessToken user { id displayName } } }',
    {
      input: {
        username: 'mina_and_pets',
        email: 'mina_and_pets@example.com',
        password: 'correct horse battery',
        displayName: ` ${name} `,
      },
    },
  );
  expect(signUp.user.displayName).toBe(name);
  const owner: Owner = {
    ...(await newOwner(app.url)),
    ...caller(app.url, signUp.accessToken as string),
    token: signUp.accessToken as string,
    id: signUp.user.id as string,
  };
  expect((await owner.request(me)).me).toEqual({ username: 'mina_and_pets', displayName: name });
  const pet = await newPet(owner, 'Called');
  await sendMessage(owner, pet.roomId, 'Hello');
  await until(
    async () => provider.countFor('Called'),
    (count) => count > 0,
  );
  await until(
    async () =>
      (await owner.request('query ($id: ID!) { chatRoom(id: $id) { replyState } }', { id: pet.roomId }))
        .chatRoom.replyState,
    (state) => state === 'IDLE',
  );
  await goAway(app, owner);
  await until(
    async () => provider.countFor('Called'),
    (count) => count > 1,
  );
  const prompts = provider.requests.map((request) => JSON.stringify(request));
  expect(prompts.length).toBeGreaterThan(1);
  for (const prompt of prompts) expect(prompt).toContain(called);
});

test('without a display name, a prompt names nobody', async () => {
  const owner = await newOwner(app.url);
  expect((await owner.request(me)).me.displayName).toBeNull();
  const pet = await newPet(owner, 'Anonymous');
  await sendMessage(owner, pet.roomId, 'Hello');
  await until(
    async () => provider.countFor('Anonymous'),
    (count) => count > 0,
  );
  // Another pet may still be asked for more.
  const prompts = provider.requests
    .map((request) => JSON.stringify(request))
    .filter((prompt) => prompt.includes('You are Anonymous'))
    .join('');
  expect(prompts).not.toContain('Your owner is called');
  expect(prompts).not.toContain(owner.username);
});
