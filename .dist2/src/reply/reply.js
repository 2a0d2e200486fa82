import { requireLease } from '../lease/lease-lost.js';
import { writeAsOwnerWhenFree } from '../user/write-as-owner.js';
import { countSafety, recordSafety, withNotice } from '../safety/record-safety.js';
import { speakSafely } from '../voice/safety/speak-safely.js';
import { appendPetMessage, nextMessageKey } from '../chat/append-message.js';
import { ChatRoom } from '../chat/chat-room.entity.js';
import { newestMessages, toLine } from '../chat/conversation.js';
import { MessageType } from '../chat/message.entity.js';
import { deleteProgress, ProgressPublisher } from './reply-progress.js';
import { markAnswered } from './reply-lease.js';
import { outcomeOfError, replyRetries } from './reply-outcome.js';
/**
 * Attempts one reply under a lease. It reads the conversation and runs the voice outside any transaction, then
 * writes the reply under the owner's lock and the fence. Never throws.
 * @param signal aborts the attempt
 */
export async function attemptReply(services, lease, signal) {
    let coveredId = lease.replyToId;
    try {
        const { request, newestId } = await readConversation(services, lease);
        coveredId = newestId;
        // The last allowed attempt ended with a crash of its process: otherwise it would have been settled.
        if (lease.attempt > replyRetries.maxAttempts)
            return { kind: 'failed', reason: 'VOICE_DOWN', coveredId };
        const spoken = await speak(services, lease, request, signal);
        const isDueAgain = await write(services, lease, coveredId, request, spoken, signal);
        return { kind: 'done', isDueAgain, coveredId };
    }
    catch (error) {
        return { ...outcomeOfError(error, lease, signal), coveredId };
    }
}
/**
 * Reads the newest messages, oldest first, with the unanswered ones at the end. What the owner wrote while the
 * pet was thinking is before that reply in the room, but still unanswered. A reply that is to be replaced is left out, and
 * what it answered comes last.
 */
async function readConversation({ em }, lease) {
    const own = em.fork();
    const room = await own.findOneOrFail(ChatRoom, lease.roomId, { populate: ['pet', 'user'] });
    const repliedToId = BigInt(room.repliedToId ?? 0);
    const isUnanswered = ({ messageType, id }) => messageType === MessageType.USER && BigInt(id) > repliedToId;
    const all = await newestMessages(own, lease.roomId);
    const messages = all.filter(({ id }) => id !== lease.replaces?.id);
    const isOpen = (message) => isUnanswered(message) || (lease.replaces !== undefined && message.id === room.repliedToId);
    const ordered = [...messages.filter((message) => !isOpen(message)), ...messages.filter(isOpen)];
    const { name, persona } = room.pet.unwrap();
    return {
        request: {
            pet: { name, persona },
            ownerName: room.user.unwrap().displayName,
            ownerLocale: room.user.unwrap().locale,
            ownerTimeZone: room.user.unwrap().timeZone,
            conversation: ordered.map(toLine),
            instead: all.find(({ id }) => id === lease.replaces?.id)?.content,
        },
        newestId: newerOf(messages.findLast(isUnanswered)?.id, lease.replyToId),
    };
}
/** What the room waits for may be newer than every message that is left: that one was deleted. */
const newerOf = (id, replyToId) => id !== undefined && BigInt(id) > BigInt(replyToId) ? id : replyToId;
/** Runs the voice and publishes the words as they come. @returns all the words, checked */
async function speak(services, lease, request, signal) {
    const progress = new ProgressPublisher(services, lease);
    try {
        const anySignal = AbortSignal.any([signal, progress.lost]);
        return await speakSafely(services, request, anySignal, (soFar) => progress.update(soFar));
    }
    catch (error) {
        progress.lost.throwIfAborted();
        throw error;
    }
    finally {
        await progress.end();
    }
}
/**
 * Inserts the reply and ends the wait, in one transaction.
 * @returns whether the owner wrote a newer message meanwhile
 */
async function write(services, lease, coveredId, request, spoken, signal) {
    const { roomId, petId, ownerId, replaces } = lease;
    const chatRoom = await writeAsOwnerWhenFree(services, ownerId, signal, async (em) => {
        // The fence comes first: it locks the room, so no worker can lease it until this transaction ends.
        await requireLease(markAnswered(em, lease, coveredId));
        await deleteProgress(em, roomId);
        const place = await nextMessageKey(em, ownerId);
        const content = await withNotice(services, em, roomId, request, spoken);
        const room = await appendPetMessage(em, { id: roomId, petId }, place, content, { replaces });
        await recordSafety(em, ownerId, spoken);
        return room;
    });
    countSafety(services, spoken);
    services.pubsub.publish('message', { ownerId, chatRoomId: roomId, type: 'PET' });
    return chatRoom.replyDueAt !== null;
}
//# sourceMappingURL=reply.js.map