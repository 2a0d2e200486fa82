import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from '../support/absence.js';
import { caller, newPet, sendMessage } from '../support/client.js';
import { logIn } from './installation.js';
import { makePast, writeLogIns, writeNotification, writePast } from './past.js';
import { entries, environment, pushKeys, untilFound } from './version.js';
async function converse(owner, roomId, content, clientMessageId) {
    await sendMessage(owner, roomId, content, clientMessageId);
    await until(() => owner.request('query ($id: ID!) { chatRoom(id: $id) { replyState } }', { id: roomId }), ({ chatRoom }) => chatRoom.replyState !== 'THINKING');
}
/** Makes owners, pets, their past, and conversations with replies. */
export async function makeConversations(making, { url }) {
    const { database, owners } = making;
    const rooms = new Map();
    for (const [name, { username, email, password, timeZone, pets }] of entries(owners)) {
        const { signUp } = await caller(url).request('mutation ($input: SignUpInput!) { signUp(input: $input) { accessToken } }', { input: { username, email, password, timeZone } });
        const owner = caller(url, signUp.accessToken);
        const made = [];
        for (const pet of pets)
            made.push((await newPet(owner, pet.name, pet.persona)).roomId);
        rooms.set(name, made);
    }
    await makePast(database);
    await writeLogIns(database, owners.hana.username);
    await writeNotification(database, owners.hana.username);
    for (const [name, { pets }] of entries(owners))
        for (const [at, { past }] of pets.entries())
            if (past)
                await writePast(database, rooms.get(name)[at], past);
    for (const [name, story] of entries(owners)) {
        const owner = await logIn(url, story);
        for (const [at, { messages, ending }] of story.pets.entries()) {
            const roomId = rooms.get(name)[at];
            for (const [number, content] of messages.entries()) {
                const id = number === 0 ? `first-of-${roomId}` : undefined;
                await converse(owner, roomId, content, id);
                // Send it again, to store a repeat by id or by content.
                const { duplicate } = await sendMessage(owner, roomId, content, id);
                if (!duplicate)
                    throw new Error(`A repeat was not recognised: ${content}`);
            }
            if (ending)
                await endPet(owner, roomId, ending);
        }
    }
}
async function endPet(owner, roomId, ending) {
    const { chatRoom } = await owner.request('query ($id: ID!) { chatRoom(id: $id) { pet { id } } }', {
        id: roomId,
    });
    const petId = chatRoom.pet.id;
    if (ending === 'DELETED')
        await owner.request('mutation ($input: DeletePetInput!) { deletePet(input: $input) { deletedPetId } }', {
            input: { petId },
        });
    else
        await owner.request('mutation ($input: UpdatePetInput!) { updatePet(input: $input) { pet { id } } }', {
            input: { petId, status: ending },
        });
}
/** Deletes Sam's account and waits until its data is erased. */
export async function deleteAccount(making, { url }) {
    const { sam } = making.owners;
    const owner = await logIn(url, sam);
    await owner.request('mutation ($input: DeleteAccountInput!) { deleteAccount(input: $input) { __typename } }', {
        input: { password: sam.password },
    });
    await untilFound(making, 'SELECT 1 FROM erasures WHERE finished_at IS NOT NULL');
}
/** Archives old months, old weeks and silent rooms, if the version can. The ages are shorter than in production. */
export async function archive({ checkout, databaseUrl }) {
    const command = ['dist/src/cli/db.js', 'dist/src/command/db.js'].find((path) => existsSync(join(checkout, path)));
    if (!command)
        return;
    await promisify(execFile)(process.execPath, [join(checkout, command), 'archive'], {
        env: {
            ...environment(databaseUrl),
            ARCHIVE_MESSAGES_AFTER: '60d',
            ARCHIVE_ACTIVITIES_AFTER: '7d',
            ARCHIVE_ROOMS_AFTER: '60d',
        },
    });
}
const settings = (owner, input) => owner.request('mutation ($input: UpdateOutreachSettingsInput!) { updateOutreachSettings(input: $input) { __typename } }', { input });
/** Lets a pet write to Milo first. Hana has quiet hours now, and Noor has switched outreach off. */
export async function reachOut(making, { url }) {
    const { hana, milo, noor } = making.owners;
    const hour = new Date().getUTCHours() + 9;
    const at = (ahead) => `${String((hour + 24 + ahead) % 24).padStart(2, '0')}:00`;
    await settings(await logIn(url, hana), { quietHours: { from: at(-1), to: at(12) } });
    await settings(await logIn(url, noor), { enabled: false });
    const owner = await logIn(url, milo);
    await owner.request('mutation ($input: RegisterPushSubscriptionInput!) { registerPushSubscription(input: $input) { __typename } }', {
        input: {
            // No server listens there: the delivery fails and is due for a retry when the installation is dumped.
            endpoint: 'https://127.0.0.1:9/push/milo',
            p256dh: pushKeys().publicKey,
            auth: randomBytes(16).toString('base64url'),
        },
    });
    await untilFound(making, `SELECT 1 FROM push_deliveries JOIN notifications ON notifications.id = notification_id
     WHERE notifications.status = 'SENT' AND attempts > 0`);
}
/** Lets a reply to Ada and an outreach to her fail. The version must run without a voice that answers. */
export async function failWithoutVoice(making, { url }, hasOutreach) {
    const owner = await logIn(url, making.owners.ada);
    const { me } = await owner.request('{ me { pets { edges { node { chatRoom { id } } } } } }');
    await sendMessage(owner, me.pets.edges[0].node.chatRoom.id, 'Are you there?');
    await untilFound(making, 'SELECT 1 FROM chat_rooms WHERE reply_failure IS NOT NULL');
    if (hasOutreach)
        await untilFound(making, `SELECT 1 FROM notifications WHERE status = 'FAILED'`);
}
//# sourceMappingURL=phases.js.map