// Prints what an owner's pets say, on any device, as they say it. When a pet writes first, the bot answers.
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

const { NUZZLE_URL = 'http://localhost:4000/graphql', NUZZLE_LOGIN, NUZZLE_PASSWORD } = process.env;
// What a bot does is no sign that its owner is there.
const background = { 'nuzzle-background': '1' };
let session;
async function request(query, variables) {
  const authorization = session && { authorization: `Bearer ${session.accessToken}` };
  const headers = { 'content-type': 'application/json', ...background, ...authorization };
  const body = JSON.stringify({ query, variables });
  const { data, errors } = await (await fetch(NUZZLE_URL, { method: 'POST', headers, body })).json();
  if (errors) throw new Error(errors[0].message);
  return data;
}
const begin = async (name, type, input) =>
  (session = (await request(`mutation ($input: ${type}!) { begun: ${name}(input: $input) { accessToken refreshToken } }`, { input })).begun);
const client = createClient({
  url: NUZZLE_URL.replace('http', 'ws'),
  webSocketImpl: WebSocket,
  connectionParams: () => ({ Authorization: `Bearer ${session.accessToken}`, ...background }),
});
