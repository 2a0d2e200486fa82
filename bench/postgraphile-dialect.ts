import { encodeCursor } from '../src/graphql/cursor.js';
import { graphDialect, type Dialect } from './dialect.js';

const node = 'node { rowId content sentAt userBySenderUserId { username } petBySenderPetId { name } }';
const order = 'orderBy: [SENT_AT_ASC, ROW_ID_ASC]';

const documents = {
  W1: `{ me { username petsByOwnerId(first: 100, orderBy: [ROW_ID_ASC]) { edges { node { rowId name chatRoomByPetId { rowId
    messagesByChatRoomId(last: 20, ${order}) { edges { ${node} } } } } } } } }`,
  W2: `query ($room: BigInt!, $before: Cursor!) { chatRoomByRowId(rowId: $room) { rowId
    messagesByChatRoomId(last: 50, before: $before, ${order}) { edges { cursor ${node} } pageInfo { hasPreviousPage } } } }`,
};

// The first part of a cursor names the order of its list; PostGraphile gives all lists ordered alike the same.
const orderName = '477be81e18';

interface MessageEdge {
  cursor?: string;
  node: {
    rowId: string;
    content: string;
    sentAt: string;
    userBySenderUserId: { username: string } | null;
    petBySenderPetId: { name: string } | null;
  };
}

interface Answer {
  me: {
    username: string;
    petsByOwnerId: {
      edges: {
        node: {
          rowId: string;
          name: string;
          chatRoomByPetId: { rowId: string; messagesByChatRoomId: { edges: MessageEdge[] } };
        };
      }[];
    };
  };
  chatRoomByRowId: {
    rowId: string;
    messagesByChatRoomId: { edges: MessageEdge[]; pageInfo: { hasPreviousPage: boolean } };
  };
}

function edge({
  cursor,
  node: { rowId, content, sentAt, userBySenderUserId, petBySenderPetId },
}: MessageEdge) {
  return {
    ...(cursor !== undefined && { cursor: readCursor(cursor) }),
    node: {
      id: rowId,
      content,
      sentAt: new Date(sentAt).toISOString(),
      sender: petBySenderPetId
        ? { __typename: 'Pet', ...petBySenderPetId }
        : { __typename: 'User', ...userBySenderUserId },
    },
  };
}

function readCursor(cursor: string): string {
  const [, at, id] = JSON.parse(Buffer.from(cursor, 'base64').toString()) as [string, string, string];
  return encodeCursor({ at: new Date(at), id });
}

/** The schema that PostGraphile makes of the tables, and its own cursors. */
export const postgraphileDialect: Dialect = {
  path: () => '/graphql',
  body(work, question, words) {
    if (work === 'W3') return graphDialect.body(work, question, words);
    if (work === 'W1') return JSON.stringify({ query: documents.W1 });
    const { at, id } = question.newest;
    const place = [orderName, at.toISOString(), id];
    const before = Buffer.from(JSON.stringify(place)).toString('base64');
    return JSON.stringify({ query: documents.W2, variables: { room: question.room, before } });
  },
  read(work, text) {
    if (work === 'W3') return graphDialect.read(work, text);
    const { me, chatRoomByRowId: room } = (JSON.parse(text) as { data: Answer }).data;
    if (work === 'W2') {
      const { edges, pageInfo } = room.messagesByChatRoomId;
      return { chatRoom: { id: room.rowId, messages: { edges: edges.map(edge), pageInfo } } };
    }
    const pets = me.petsByOwnerId.edges.map(({ node: { rowId, name, chatRoomByPetId: itsRoom } }) => ({
      node: {
        id: rowId,
        name,
        chatRoom: {
          id: itsRoom.rowId,
          messages: { edges: itsRoom.messagesByChatRoomId.edges.map(edge) },
        },
      },
    }));
    return { me: { username: me.username, pets: { edges: pets } } };
  },
};
