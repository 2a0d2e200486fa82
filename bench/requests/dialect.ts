import { encodeCursor } from '../../src/graphql/cursor.js';
import type { RequestWorkload } from '../workloads.js';
import type { OwnerRoom } from '../world/owner-rooms.js';

/** How a side is requested, and how its response becomes comparable with the others'. */
export interface Dialect {
  path(workload: RequestWorkload): string;
  /** @param content the message to send; for `send` only */
  body(workload: RequestWorkload, room: OwnerRoom, content: string): string;
  /** Reads the response's `data`, in the shape of the product's graph. */
  read(workload: RequestWorkload, text: string): unknown;
}

/** The response to `send`. */
export interface SendResponse {
  sendMessage: {
    duplicate: boolean;
    message: { id: string; content: string; sentAt: string };
    chatRoom: { id: string; replyState: string };
  };
}

const node = 'node { id content sentAt sender { __typename ... on User { username } ... on Pet { name } } }';

const documents: Record<RequestWorkload, string> = {
  'open-app': `{ me { username pets(first: 100) { edges { node { id name chatRoom { id
    messages(last: 20) { edges { ${node} } } } } } } } }`,
  scroll: `query ($room: ID!, $before: String!) { chatRoom(id: $room) { id
    messages(last: 50, before: $before) { edges { cursor ${node} } pageInfo { hasPreviousPage } } } }`,
  send: `mutation ($input: SendMessageInput!) { sendMessage(input: $input) {
    duplicate message { id content sentAt } chatRoom { id replyState } } }`,
};

function variables(workload: RequestWorkload, { roomId, newest }: OwnerRoom, content: string): object {
  if (workload === 'scroll') return { room: roomId, before: encodeCursor(newest) };
  return workload === 'send' ? { input: { chatRoomId: roomId, content } } : {};
}

const readData = (text: string): unknown => (JSON.parse(text) as { data: unknown }).data;

/** For sides that serve the product's graph. */
export const graphDialect: Dialect = {
  path: () => '/graphql',
  body: (workload, room, content) =>
    JSON.stringify({ query: documents[workload], variables: variables(workload, room, content) }),
  read: (_workload, text) => readData(text),
};

/** For the raw side, which has a path for each workload. */
export const rawDialect: Dialect = {
  path: (workload) => `/${workload}`,
  body: (workload, room, content) => JSON.stringify(variables(workload, room, content)),
  read: (_workload, text) => readData(text),
};
