import { randomInt } from 'node:crypto';
import { encodeCursor } from '../graphql/cursor.js';
/** What stands for the id of the room until there is one. */
export const roomPlaceholder = 'THE ID FROM CreatePet';
/**
 * The first operations of a developer, in their order: from signing up to hearing a pet's answer. Their variables have
 * names that differ, so that all of them can be in one document.
 */
export function firstOperations() {
    // A name that is free, also at the next start.
    const username = `mina_${randomInt(1_000_000_000)}`;
    return [
        {
            name: 'SignUp',
            query: `mutation SignUp($owner: SignUpInput!) {
  signUp(input: $owner) {
    accessToken
    refreshToken
    expiresAt
    user { id username }
  }
}`,
            variables: {
                owner: { username, email: `${username}@example.com`, password: 'a long enough secret' },
            },
        },
        {
            name: 'CreatePet',
            query: `mutation CreatePet($pet: CreatePetInput!) {
  createPet(input: $pet) {
    pet { id name chatRoom { id } }
  }
}`,
            variables: { pet: { name: 'Coco', persona: 'a sleepy cat who loves tuna' } },
        },
        {
            name: 'SendMessage',
            query: `mutation SendMessage($message: SendMessageInput!) {
  sendMessage(input: $message) {
    message { id content sentAt }
    chatRoom { id replyState }
  }
}`,
            variables: { message: { chatRoomId: roomPlaceholder, content: 'Good morning!' } },
        },
        {
            name: 'Follow',
            query: `subscription Follow($chatRoomId: ID!, $after: String) {
  messageAdded(chatRoomId: $chatRoomId, after: $after) {
    cursor
    node { id type content sentAt }
  }
}`,
            // From before the first message, so that it also shows what has been said.
            variables: { chatRoomId: roomPlaceholder, after: encodeCursor({ at: new Date(0), id: '1' }) },
        },
        {
            name: 'OpenTheApp',
            query: `query OpenTheApp {
  me {
    username
    chatRooms(first: 10) {
      edges { node { id pet { name } messages(last: 20) { edges { cursor node { type content } } } } }
    }
  }
}`,
            variables: {},
        },
    ];
}
//# sourceMappingURL=first-operations.js.map