import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

const { NUZZLE_URL: url = 'http://localhost:4000/graphql', NUZZLE_LOGIN, NUZZLE_PASSWORD } = process.env;

async function begin(name, input) {
  const type = `${name[0].toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { begun: ${name}(input: $input) { accessToken refreshToken } }`;
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ query, variables: { input } });
  const { data, errors } = await (await fetch(url, { method: 'POST', headers, body })).json();
  if (errors) throw new Error(errors[0].message);
  return data.begun;
}
const logIn = () => begin('logIn', { login: NUZZLE_LOGIN, password: NUZZLE_PASSWORD });
let { accessToken, refreshToken } = await logIn();

const socket = createClient({
  url: url.replace('http', 'ws'),
  webSocketImpl: WebSocket,
  connectionParams: () => ({ Authorization: `Bearer ${accessToken}` }),
  retryAttempts: Infinity,
  shouldRetry: () => true,
  async retryWait() {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const refreshed = begin('refreshSession', { refreshToken }).catch(logIn);
    ({ accessToken, refreshToken } = await refreshed.catch(() => ({ accessToken, refreshToken })));
  },
});

const query = `subscription ($after: String) {
  petMessageAdded(after: $after) { node { content chatRoom { pet { name } } } }
}`;
const variables = {};
socket.subscribe(
  { query, variables },
  {
    next({ data, extensions }) {
      // A new connection continues behind this message.
      variables.after = extensions.cursor;
      const { content, chatRoom } = data.petMessageAdded.node;
      console.log(`${chatRoom.pet.name}: ${content}`);
    },
    error: console.error,
    complete: () => undefined,
  },
);
