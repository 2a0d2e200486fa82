import { encodeCursor } from '../src/graphql/cursor.js';
import type { Question } from './questions.js';

/** The works that are a request and its answer. */
export type Asking = 'W1' | 'W2' | 'W3';

/** How a side is asked, and how its answer is brought into the one shape in which all are compared. */
export interface Dialect {
  path(work: Asking): string;
  /** @param words what is to be sent; for W3 only */
  body(work: Asking, question: Question, words: string): string;
  /** The answer's `data`, as the product's graph gives it. */
  read(work: Asking, text: string): unknown;
}

/** What W3 is answered with. */
export interface SentAnswer {
  sendMessage: {
    duplicate: boolean;
    message: { id: string; content: string; sentAt: string };
    chatRoom: { id: string; replyState: string };
  };
}

const node = 'node { id content sentAt sender { __typename ... on User { username } ... on Pet { name } } }';

const documents = {
  W1: `{ me { username pets(first: 100) { edges { node { id name chatRoom { id
    messages(last: 20) { edges { ${node} } } } } } } } }`,
  W2: `query ($room: ID!, $before: String!) { chatRoom(id: $room) { id
    messages(last: 50, before: $before) { edges { cursor ${node} } pageInfo { hasPreviousPage } } } }`,
  W3: `mutation ($input: SendMessageInput!) { sendMessage(input: $input) {
    duplicate message { id content sentAt } chatRoom { id replyState } } }`,
};

const variables = (work: Asking, { room, newest }: Question, content: string) =>
  work === 'W1'
    ? {}
    : work === 'W2'
      ? { room, before: encodeCursor(newest) }
      : { input: { chatRoomId: room, content } };

const readData = (text: string): unknown => (JSON.parse(text) as { data: unknown }).data;

/** Sides that serve the product's graph. */
export const graphDialect: Dialect = {
  path: () => '/graphql',
  body: (work, question, words) =>
    JSON.stringify({ query: documents[work], variables: variables(work, question, words) }),
  read: (_work, text) => readData(text),
};

const paths = { W1: '/open', W2: '/scroll', W3: '/send' };

/** The raw limit, which has a path for each answer. */
export const rawDialect: Dialect = {
  path: (work) => paths[work],
  body: (work, question, words) => JSON.stringify(variables(work, question, words)),
  read: (_work, text) => readData(text),
};
