import { randomBytes } from 'node:crypto';

/** An error of a response. */
export interface GraphError {
  message: string;
  path?: (string | number)[];
  extensions: {
    code: string;
    reason?: string;
    fields?: { path: string; code: string; message: string; [value: string]: string | number }[];
    cost?: number;
    limit?: number;
    requestId?: string;
    retryAfterSeconds?: number;
    resetsAt?: string;
  };
}

/** The response to an operation. */
export interface GraphResult<T> {
  data?: T | null;
  errors?: GraphError[];
}

/** Untyped JSON of a response. */
export type Json = ReturnType<typeof JSON.parse>;

/** A client over HTTP. */
export interface Caller {
  readonly url: string;
  readonly token: string | undefined;
  /** Sends an operation and returns the whole response. */
  send(query: string, variables?: Record<string, unknown>): Promise<GraphResult<Json>>;
  /** Sends an operation that must succeed and returns its data. */
  request(query: string, variables?: Record<string, unknown>): Promise<Json>;
  /** Sends an operation that must fail and returns its first error. */
  requestError(query: string, variables?: Record<string, unknown>): Promise<GraphError>;
}

/** Creates a caller with or without a token. */
export function caller(url: string, token?: string, headers: Record<string, string> = {}): Caller {
  const send = async (query: string, variables: Record<string, unknown> = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as GraphResult<Json>;
  };
  return {
    url,
    token,
    send,
    async request(query, variables) {
      const { data, errors } = await send(query, variables);
      if (errors) throw new Error(`Refused: ${JSON.stringify(errors)}`);
      return data;
    },
    async requestError(query, variables) {
      const { data, errors } = await send(query, variables);
      if (!errors?.[0]) throw new Error(`Not refused: ${JSON.stringify(data)}`);
      return errors[0];
    },
  };
}

/** An owner who has signed up, as a caller. */
export interface Owner extends Caller {
  readonly id: string;
  readonly username: string;
  readonly password: string;
  readonly token: string;
  readonly refreshToken: string;
}

/** Signs a new owner up. */
export async function newOwner(url: string): Promise<Owner> {
  const username = `u_${randomBytes(6).toString('hex')}`;
  const password = 'correct horse battery';
  const { signUp } = await caller(url).request(
    `mutation ($input: SignUpInput!) { signUp(input: $input) { accessToken refreshToken user { id } } }`,
    { input: { username, email: `${username}@example.com`, password } },
  );
  return {
    ...caller(url, signUp.accessToken as string),
    id: signUp.user.id as string,
    username,
    password,
    token: signUp.accessToken as string,
    refreshToken: signUp.refreshToken as string,
  };
}

/** A pet and its room. */
export interface TestPet {
  id: string;
  name: string;
  roomId: string;
}

/** Creates a pet for an owner. */
export async function newPet(
  owner: Caller,
  name = 'Coco',
  persona = 'a sleepy cat who loves tuna',
): Promise<TestPet> {
  const { createPet } = await owner.request(
    `mutation ($input: CreatePetInput!) { createPet(input: $input) { pet { id name chatRoom { id } } } }`,
    { input: { name, persona } },
  );
  return { id: createPet.pet.id, name: createPet.pet.name, roomId: createPet.pet.chatRoom.id };
}

/** Sends a message, and returns the payload. */
export async function sendMessage(
  owner: Caller,
  roomId: string,
  content: string,
  clientMessageId?: string,
): Promise<Json> {
  const data = await owner.request(
    `mutation ($input: SendMessageInput!) {
      sendMessage(input: $input) { duplicate message { id content sentAt } chatRoom { id replyState } }
    }`,
    { input: { chatRoomId: roomId, content, clientMessageId } },
  );
  return data.sendMessage;
}
