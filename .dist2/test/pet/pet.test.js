import { expect, test } from '@jest/globals';
import { startApp } from '../support/start-app.js';
import { newOwner, newPet, sendMessage } from '../support/client.js';
const app = await startApp();
const update = `mutation ($input: UpdatePetInput!) { updatePet(input: $input) { pet { name persona status } } }`;
const remove = `mutation ($input: DeletePetInput!) { deletePet(input: $input) { deletedPetId } }`;
test('a pet is created with its room, in one transaction, and recorded as an activity', async () => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner, '  Nabi ', 'says 냐옹');
    expect(pet.name).toBe('Nabi');
    const data = await owner.request(`query ($id: ID!, $room: ID!) {
      pet(id: $id) { name persona status owner { id } chatRoom { id } }
      chatRoom(id: $room) { pet { id } user { id } replyState lastMessage { id } lastMessageAt messages { totalCount edges { cursor } } }
      me { activities(type: PET_CREATE) { edges { node { type } } } pets { totalCount } }
    }`, { id: pet.id, room: pet.roomId });
    expect(data).toEqual({
        pet: {
            name: 'Nabi',
            persona: 'says 냐옹',
            status: 'ACTIVE',
            owner: { id: owner.id },
            chatRoom: { id: pet.roomId },
        },
        chatRoom: {
            pet: { id: pet.id },
            user: { id: owner.id },
            replyState: 'IDLE',
            lastMessage: null,
            lastMessageAt: null,
            messages: { totalCount: 0, edges: [] },
        },
        me: { activities: { edges: [{ node: { type: 'PET_CREATE' } }] }, pets: { totalCount: 1 } },
    });
});
test('fields that are left out of an update stay', async () => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    expect(await owner.request(update, { input: { petId: pet.id, status: 'RESTING' } })).toEqual({
        updatePet: { pet: { name: 'Coco', persona: 'a sleepy cat who loves tuna', status: 'RESTING' } },
    });
    expect(await owner.request(update, { input: { petId: pet.id, name: 'Coconut', persona: null } })).toEqual({
        updatePet: { pet: { name: 'Coconut', persona: 'a sleepy cat who loves tuna', status: 'RESTING' } },
    });
});
test("a deleted pet is not found, nor are its room and messages, in the same words as another owner's; the rows stay", async () => {
    const owner = await newOwner(app.url);
    const stranger = await newOwner(app.url);
    const pet = await newPet(owner);
    const { message } = await sendMessage(owner, pet.roomId, 'hello');
    const queries = {
        pet: (id) => [`query ($id: ID!) { pet(id: $id) { name } }`, { id }],
        chatRoom: (id) => [`query ($id: ID!) { chatRoom(id: $id) { id } }`, { id }],
        message: (id) => [`query ($id: ID!) { message(id: $id) { id } }`, { id }],
        send: (id) => [
            `mutation ($id: ID!) { sendMessage(input: { chatRoomId: $id, content: "x" }) { duplicate } }`,
            { id },
        ],
        update: (id) => [update, { input: { petId: id, name: 'Mine' } }],
        remove: (id) => [remove, { input: { petId: id } }],
    };
    const ids = {
        pet: pet.id,
        chatRoom: pet.roomId,
        message: message.id,
        send: pet.roomId,
        update: pet.id,
        remove: pet.id,
    };
    const names = Object.keys(queries);
    const missing = new Map();
    for (const name of names) {
        missing.set(name, await owner.requestError(...queries[name]('987654321')));
        expect(missing.get(name)?.extensions).toEqual({ code: 'NOT_FOUND' });
        expect(await stranger.requestError(...queries[name](ids[name]))).toEqual(missing.get(name));
    }
    expect(await owner.request(remove, { input: { petId: pet.id } })).toEqual({
        deletePet: { deletedPetId: pet.id },
    });
    for (const name of names)
        expect(await owner.requestError(...queries[name](ids[name]))).toEqual(missing.get(name));
    expect(await owner.request('{ me { pets { edges { cursor } } chatRooms { edges { cursor } } } }')).toEqual({
        me: { pets: { edges: [] }, chatRooms: { edges: [] } },
    });
    const [row] = await app.database.query(`INSERT INTO notifications (user_id, pet_id, notification_type, title, content) VALUES ($1, $2, 'SYSTEM', 'Title', 'Content') RETURNING id`, [owner.id, pet.id]);
    const roundabout = `query ($id: ID!) { notification(id: $id) { title pet { chatRoom { messages { edges { cursor } } } } } }`;
    expect(await owner.request(roundabout, { id: row.id })).toEqual({
        notification: { title: 'Title', pet: null },
    });
    const [kept] = await app.database.query(`SELECT p.is_deleted AND p.deleted_at IS NOT NULL AS pet, r.is_deleted AND r.deleted_at IS NOT NULL AS room
     FROM pets p JOIN chat_rooms r ON r.pet_id = p.id WHERE p.id = $1`, [pet.id]);
    expect(kept).toEqual({ pet: true, room: true });
});
//# sourceMappingURL=pet.test.js.map