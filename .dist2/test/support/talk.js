import { newOwner, newPet, sendMessage } from './client.js';
import { fromTheStart, openTestSocket } from './socket.js';
/** Begins a talk. @param language what the owner reads; English without it */
export async function beginTalk(app, { locale, timeZone, petName = 'Coco' } = {}) {
    const owner = await newOwner(app.url);
    if (locale)
        await owner.request('mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) { user { id } } }', {
            input: { locale },
        });
    if (timeZone)
        await owner.request('mutation ($input: UpdateOutreachSettingsInput!) { updateOutreachSettings(input: $input) { user { id } } }', { input: { timeZone } });
    const pet = await newPet(owner, petName);
    const socket = openTestSocket(app.url, owner.token);
    const replies = socket.subscribe('subscription ($after: String) { petMessageAdded(after: $after) { node { content } } }', { after: fromTheStart });
    const progress = socket.subscribe('subscription ($id: ID!) { replyProgress(chatRoomId: $id) { state text } }', { id: pet.roomId });
    await socket.connected;
    const texts = [];
    void (async () => {
        for (;;)
            texts.push((await progress.next()).replyProgress.text);
    })().catch(() => undefined);
    const nextReply = async () => (await replies.next()).petMessageAdded.node.content;
    return {
        owner,
        pet,
        nextReply,
        async ask(content) {
            await sendMessage(owner, pet.roomId, content);
            return nextReply();
        },
        shown: () => texts.splice(0),
        [Symbol.dispose]: () => void socket[Symbol.asyncDispose](),
    };
}
//# sourceMappingURL=talk.js.map