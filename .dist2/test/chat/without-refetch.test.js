import { expect, test } from '@jest/globals';
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { startApp } from '../support/start-app.js';
const app = await startApp({ RUN: 'api' });
const pets = `{ me { pets { totalCount edges { cursor node { id name } } nodes { id } } } }`;
const rooms = `{ me { chatRooms { totalCount nodes { id
  lastMessageEdge { cursor node { id content } } lastMessage { id }
  messages { totalCount edges { cursor node { id content } } } } } } }`;
test('createPet and deletePet answer with what a client needs to change its list', async () => {
    const owner = await newOwner(app.url);
    await newPet(owner, 'Coco');
    const { createPet } = await owner.request(`mutation ($input: CreatePetInput!) { createPet(input: $input) {
      petEdge { cursor node { id name } } user { id pets { totalCount } chatRooms { totalCount } } } }`, { input: { name: 'Mimi', persona: 'a cat' } });
    const { me } = await owner.request(pets);
    expect(me.pets.edges.at(-1)).toEqual(createPet.petEdge);
    expect(createPet.user).toEqual({ id: owner.id, pets: { totalCount: 2 }, chatRooms: { totalCount: 2 } });
    expect(me.pets.nodes).toEqual(me.pets.edges.map(({ node }) => ({ id: node.id })));
    const { deletePet } = await owner.request(`mutation ($input: DeletePetInput!) { deletePet(input: $input) { deletedPetId user { pets { totalCount } chatRooms { totalCount } } } }`, { input: { petId: createPet.petEdge.node.id } });
    expect(deletePet.user).toEqual({ pets: { totalCount: 1 }, chatRooms: { totalCount: 1 } });
});
// The second selection has what only resolvers answer.
test.each([
    ['one statement', ''],
    ['resolvers', 'user { unreadCount outreach { enabled } }'],
])('sendMessage answers with the edge that the list has, by %s', async (_name, more) => {
    const owner = await newOwner(app.url);
    const { roomId } = await newPet(owner);
    await sendMessage(owner, roomId, 'first');
    const { sendMessage: sent } = await owner.request(`mutation ($input: SendMessageInput!) { sendMessage(input: $input) {
      duplicate messageEdge { cursor node { id content } } chatRoom { messages { totalCount } unreadCount } ${more} } }`, { input: { chatRoomId: roomId, content: 'second' } });
    expect(sent).toMatchObject({ duplicate: false, chatRoom: { unreadCount: 0 } });
    const [room] = (await owner.request(rooms)).me.chatRooms.nodes;
    expect(room.messages.edges.at(-1)).toEqual(sent.messageEdge);
    expect(room.lastMessageEdge).toEqual(sent.messageEdge);
    expect(room.lastMessage.id).toBe(sent.messageEdge.node.id);
});
test('a room without messages has no newest edge', async () => {
    const owner = await newOwner(app.url);
    await newPet(owner);
    const { me } = await owner.request(rooms);
    expect(me.chatRooms).toMatchObject({
        totalCount: 1,
        nodes: [{ lastMessageEdge: null, lastMessage: null }],
    });
});
//# sourceMappingURL=without-refetch.test.js.map