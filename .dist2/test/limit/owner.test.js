import { expect, test } from '@jest/globals';
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { startApp } from '../support/start-app.js';
import { faults } from '../support/faults.js';
const allowed = 3;
const app = await startApp({ RUN: 'api' });
const limited = await app.another({ LIMIT_MESSAGES_MINUTE: `${allowed}/1h`, PETS_PER_OWNER: '3' });
const limitedOwner = async () => {
    const owner = await newOwner(limited.url);
    return { owner, pet: await newPet(owner) };
};
const countOf = async (pet) => (await app.database.query('SELECT count(*) FROM messages WHERE chat_room_id = $1', [
    pet.roomId,
]))[0].count;
// What only a resolver answers takes the other path.
const paths = [
    ['compiled', 'duplicate message { id content }'],
    ['resolver', 'duplicate message { id content chatRoom { user { outreach { idleSince } } } }'],
];
test.each(paths)('on the %s path, messages are limited, and a repeat is answered all the same', async (_path, selection) => {
    const { owner, pet } = await limitedOwner();
    const query = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { ${selection} } }`;
    const send = (content, clientMessageId) => owner.send(query, { input: { chatRoomId: pet.roomId, content, clientMessageId } });
    const first = await send('one', 'a');
    // A repeat does not count.
    for (let count = 0; count < 2 * allowed; count++)
        expect((await send('one', 'a')).data.sendMessage).toMatchObject({
            duplicate: true,
            message: { id: first.data.sendMessage.message.id },
        });
    await send('two', 'b');
    expect((await send('three', 'c')).errors).toBeUndefined();
    for (const clientMessageId of ['d', undefined])
        expect((await send('four', clientMessageId)).errors[0].extensions.code).toBe('RATE_LIMITED');
    const repeat = await send('one', 'a');
    expect(repeat.data.sendMessage).toMatchObject({
        duplicate: true,
        message: { id: first.data.sendMessage.message.id, content: 'one' },
    });
    expect((await send('other', 'a')).errors[0].extensions.code).toBe('CONFLICT');
    expect(await countOf(pet)).toBe(String(allowed));
});
test('messages in one operation count each', async () => {
    const { owner, pet } = await limitedOwner();
    const fields = Array.from({ length: allowed + 2 }, (_, at) => `m${at}: sendMessage(input: { chatRoomId: "${pet.roomId}", content: "${at}" }) { message { id } }`);
    await owner.send(`mutation { ${fields.join(' ')} }`);
    expect(await countOf(pet)).toBe(String(allowed));
});
test('a message that is refused for another reason does not count', async () => {
    const { owner, pet } = await limitedOwner();
    for (let count = 0; count < 2 * allowed; count++) {
        const input = { chatRoomId: '999999', content: 'hello' };
        const error = await owner.requestError('mutation ($input: SendMessageInput!) { sendMessage(input: $input) { duplicate } }', { input });
        expect(error.extensions.code).toBe('NOT_FOUND');
    }
    await sendMessage(owner, pet.roomId, 'hello');
});
test('an owner has at most so many pets, however many are created at once, and a deleted one leaves a place', async () => {
    const owner = await newOwner(limited.url);
    const create = () => owner.send('mutation { createPet(input: { name: "Coco", persona: "a cat" }) { pet { id } } }');
    const answers = await Promise.all(Array.from({ length: 8 }, create));
    const refused = answers.flatMap(({ errors = [] }) => errors);
    expect(refused).toHaveLength(5);
    for (const { extensions } of refused)
        expect(extensions).toEqual({ code: 'CONFLICT', fields: faults({ pets: 'Must not be more than 3.' }) });
    expect((await owner.request('{ me { pets { totalCount } } }')).me.pets.totalCount).toBe(3);
    const { id } = answers.find(({ data }) => data).data.createPet.pet;
    await owner.request('mutation ($input: DeletePetInput!) { deletePet(input: $input) { deletedPetId } }', {
        input: { petId: id },
    });
    expect((await create()).errors).toBeUndefined();
});
//# sourceMappingURL=owner.test.js.map