import { raw } from '@mikro-orm/core';
import { ActivityType } from '../activity/activity.entity.js';
import { recordActivity } from '../activity/activity.service.js';
import { requireViewer } from '../context.js';
import { databaseClock } from '../database/clock.js';
import { nextChangeText } from '../database/next-change.js';
import { conflict, notFound } from '../errors.js';
import { fieldFault } from '../field-fault.js';
import { Pet } from '../pet/pet.entity.js';
import { toPetEdge } from '../pet/pet-edge.js';
import { User } from '../user/user.entity.js';
import { me } from '../user/user.service.js';
import { watchAbsence } from '../user/presence.js';
import { writeAsOwner } from '../user/write-as-owner.js';
import { ChatRoom } from './chat-room.entity.js';
/**
 * Creates a pet and its chat room, in one transaction.
 * @throws CONFLICT if the viewer has as many pets as an owner may have
 */
export async function createPet(ctx, input) {
    const { userId } = requireViewer(ctx);
    const pet = await writeAsOwner(ctx, userId, async (em) => {
        // The owner's lock keeps another createPet from counting the same.
        const count = await em.count(Pet, { owner: userId, isDeleted: false });
        if (count >= ctx.petsPerOwner)
            throw conflict(fieldFault('pets', 'tooMany', { max: ctx.petsPerOwner }));
        const owner = em.getReference(User, userId);
        const changedId = raw(nextChangeText);
        const created = em.create(Pet, Object.assign({ owner, changedId }, input));
        em.create(ChatRoom, { user: owner, pet: created, changedId });
        await em.flush();
        await watchAbsence(em, userId, ctx.outreach.idleThreshold);
        recordActivity(em, userId, ActivityType.PET_CREATE, await databaseClock(em), { petId: created.id });
        return created;
    });
    ctx.pubsub.publish('owner', { ownerId: userId });
    return { pet, petEdge: toPetEdge(pet), user: await me(ctx) };
}
/**
 * Deletes a pet and its chat room. The rows stay, but nobody sees them; a reply in progress is not written.
 * @throws NOT_FOUND if the viewer has no such pet
 */
export async function deletePet(ctx, input) {
    const { userId } = requireViewer(ctx);
    const changes = {
        isDeleted: true,
        deletedAt: raw('clock()'),
        updatedAt: raw('clock()'),
        changedId: raw(nextChangeText),
    };
    const gone = await writeAsOwner(ctx, userId, async (em) => {
        const deleted = await em.nativeUpdate(Pet, { id: input.petId, owner: userId, isDeleted: false }, changes);
        if (deleted === 0)
            throw notFound('pet');
        await em.nativeUpdate(ChatRoom, { pet: input.petId }, {
            ...changes,
            replyDueAt: null,
            replyToId: null,
            // The owner's last message may have answered an outreach.
            repliedToId: raw('greatest(replied_to_id, reply_to_id)'),
        });
        return em.findOneOrFail(ChatRoom, { pet: input.petId });
    });
    ctx.pubsub.publish('room', { ownerId: userId, chatRoomId: gone.id });
    ctx.pubsub.publish('owner', { ownerId: userId });
    return { deletedPetId: input.petId, user: await me(ctx) };
}
//# sourceMappingURL=pet-and-room.service.js.map