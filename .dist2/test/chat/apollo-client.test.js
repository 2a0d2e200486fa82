import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { relayStylePagination } from '@apollo/client/utilities';
import { OperationTypeNode } from 'graphql';
import { expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { newOwner } from '../support/client.js';
import { fromTheStart } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
const app = await startApp();
test('a conversation through Apollo Client: pages, and live edges merged into them', async () => {
    const owner = await newOwner(app.url);
    const socket = createClient({
        url: `${app.url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        connectionParams: { Authorization: `Bearer ${owner.token}` },
    });
    const client = new ApolloClient({
        cache: new InMemoryCache({
            typePolicies: { ChatRoom: { fields: { messages: relayStylePagination() } } },
        }),
        link: ApolloLink.split(({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION, new GraphQLWsLink(socket), new HttpLink({ uri: `${app.url}/graphql`, headers: { authorization: `Bearer ${owner.token}` } })),
    });
    const created = await client.mutate({
        mutation: gql `
      mutation {
        createPet(input: { name: "Coco", persona: "a sleepy cat" }) {
          pet {
            id
            chatRoom {
              id
            }
          }
        }
      }
    `,
    });
    const id = created.data.createPet.pet.chatRoom.id;
    const page = gql `
    query ($id: ID!, $first: Int, $after: String) {
      chatRoom(id: $id) {
        id
        messages(first: $first, after: $after) {
          edges {
            cursor
            node {
              id
              content
              type
            }
          }
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
        }
      }
    }
  `;
    const received = [];
    let onReceived;
    const live = client
        .subscribe({
        query: gql `
        subscription ($id: ID!, $after: String) {
          messageAdded(chatRoomId: $id, after: $after) {
            cursor
            node {
              id
              content
              type
            }
          }
        }
      `,
        variables: { id, after: fromTheStart },
    })
        .subscribe(({ data }) => {
        received.push(data.messageAdded);
        onReceived?.();
    });
    const untilHeard = async (count) => {
        while (received.length < count)
            await new Promise((resolve) => (onReceived = resolve));
    };
    const send = gql `
    mutation ($input: SendMessageInput!) {
      sendMessage(input: $input) {
        message {
          id
        }
      }
    }
  `;
    for (let at = 0; at < 6; at++) {
        await client.mutate({
            mutation: send,
            variables: { input: { chatRoomId: id, content: `message ${at}`, clientMessageId: `${at}` } },
        });
        await untilHeard(2 * (at + 1));
    }
    live.unsubscribe();
    await socket.dispose();
    let after;
    let more = true;
    while (more) {
        const { data } = await client.query({
            query: page,
            variables: { id, first: 5, after },
            fetchPolicy: 'network-only',
        });
        after = data.chatRoom.messages.pageInfo.endCursor;
        more = data.chatRoom.messages.pageInfo.hasNextPage;
    }
    // relayStylePagination has merged the pages into one list.
    const result = client.readQuery({ query: page, variables: { id } });
    const paged = result.chatRoom.messages.edges.map(({ cursor, node }) => [
        cursor,
        node.id,
        node.content,
    ]);
    expect(paged).toHaveLength(12);
    expect(received.map(({ cursor, node }) => [cursor, node.id, node.content])).toEqual(paged);
    client.stop();
});
//# sourceMappingURL=apollo-client.test.js.map