import { createClient } from 'graphql-ws';

const url = new URLSearchParams(location.search).get('api') ?? 'http://localhost:4000/graphql';
const byId = (id) => document.getElementById(id);
let tokens;

/** Sends an operation, and returns its data. */
async function request(query, variables) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': navigator.language,
      ...(tokens && { authorization: `Bearer ${tokens.accessToken}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors?.[0].extensions.reason === 'TOKEN_EXPIRED' && (await refresh()))
    return request(query, variables);
  if (errors) throw new Error(sentenceOf(errors[0]));
  return data;
}

const sentenceOf = ({ message, extensions: { fields } }) =>
  fields?.map((field) => `${field.path}: ${field.message}`).join(' ') ?? message;

const pair = 'accessToken refreshToken';

async function refresh() {
  const { refreshToken } = tokens;
  tokens = undefined;
  const query = `mutation ($t: String) { begun: refreshSession(input: { refreshToken: $t }) { ${pair} } }`;
  tokens = (await request(query, { t: refreshToken })).begun;
  return true;
}

/** Signs up if there is an email address, and otherwise logs in. */
async function enter({ username, email, password, pet }) {
  const begun = email
    ? await request(`mutation ($input: SignUpInput!) { begun: signUp(input: $input) { ${pair} } }`, {
        input: { username, email, password },
      })
    : await request(`mutation ($input: LogInInput!) { begun: logIn(input: $input) { ${pair} } }`, {
        input: { login: username, password },
      });
  tokens = begun.begun;
  const { me } = await request('{ me { chatRooms(first: 100) { nodes { id pet { name } } } } }');
  const known = me.chatRooms.nodes.find((room) => room.pet.name === pet);
  if (known) return known.id;
  const { createPet } = await request(
    'mutation ($input: CreatePetInput!) { createPet(input: $input) { pet { chatRoom { id } } } }',
    { input: { name: pet, persona: 'a sleepy cat who loves tuna' } },
  );
  return createPet.pet.chatRoom.id;
}

/** Shows a message once, under the id of its sender or of the server. Words are text, never markup. */
function show({ id, clientMessageId, type, content, replacedAt }, isUnsent = false) {
  const key = clientMessageId ?? id;
  let line = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (replacedAt) return line?.remove();
  if (!line) {
    line = document.createElement('li');
    line.dataset.key = key;
    byId('messages').append(line);
  }
  line.className = isUnsent ? 'unsent' : '';
  line.textContent = `${type === 'PET' ? byId('chat').dataset.pet : 'You'}: ${content || '(deleted)'}`;
  line.scrollIntoView({ block: 'nearest' });
}

const message = 'id clientMessageId type content replacedAt';

/** Fills the chat, and follows it from the position of that answer on. */
async function open(roomId) {
  const { chatRoom } = await request(
    `query ($id: ID!) { chatRoom(id: $id) { liveCursor pet { name } messages(last: 50) { nodes { ${message} } } } }`,
    { id: roomId },
  );
  byId('chat').dataset.pet = chatRoom.pet.name;
  for (const node of chatRoom.messages.nodes) show(node);

  let isRefused = false;
  const socket = createClient({
    url: url.replace('http', 'ws'),
    async connectionParams() {
      if (isRefused) await refresh();
      return { Authorization: `Bearer ${tokens.accessToken}`, 'Accept-Language': navigator.language };
    },
    retryAttempts: Infinity,
    shouldRetry: () => true,
    on: { closed: ({ code }) => (isRefused = code === 4403) },
  });
  follow(socket, `messageAdded(chatRoomId: $id, after: $after) { node { ${message} } }`, {
    id: roomId,
    after: chatRoom.liveCursor,
    onNext: ({ messageAdded }) => show(messageAdded.node),
  });
  follow(socket, 'replyProgress(chatRoomId: $id) { state text reason }', {
    id: roomId,
    onNext({ replyProgress: { state, text, reason } }) {
      byId('words').textContent = state === 'THINKING' ? `${chatRoom.pet.name}: ${text}…` : '';
      byId('fault').textContent = state === 'FAILED' ? reason : '';
    },
  });
}

function follow(socket, field, { id, after, onNext }) {
  const isFeed = after !== undefined;
  const payload = {
    query: `subscription ($id: ID!${isFeed ? ', $after: String' : ''}) { ${field} }`,
    variables: { id, ...(isFeed && { after }) },
  };
  socket.subscribe(payload, {
    next({ data, extensions }) {
      if (extensions?.cursor) payload.variables.after = extensions.cursor;
      if (data) onNext(data);
    },
    error: (error) => (byId('fault').textContent = String(error.message ?? error.reason ?? error)),
    complete: () => undefined,
  });
}

/** Runs what a form asks for, and shows what went wrong. */
function onSubmit(id, work) {
  byId(id).addEventListener('submit', (event) => {
    event.preventDefault();
    byId('fault').textContent = '';
    work(Object.fromEntries(new FormData(event.target)), event.target).catch(
      (error) => (byId('fault').textContent = error.message),
    );
  });
}

let roomId;

onSubmit('entry', async (fields, form) => {
  roomId = await enter(fields);
  await open(roomId);
  form.hidden = true;
  byId('chat').hidden = false;
  byId('say').elements.content.focus();
});

onSubmit('say', async ({ content }, form) => {
  form.reset();
  const clientMessageId = crypto.randomUUID();
  show({ clientMessageId, type: 'USER', content }, true);
  await request('mutation ($input: SendMessageInput!) { sendMessage(input: $input) { duplicate } }', {
    input: { chatRoomId: roomId, content, clientMessageId },
  });
});
