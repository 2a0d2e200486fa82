import { raw } from '@mikro-orm/core';
import { requireViewer } from '../context.js';
import { nextChangeText } from '../database/next-change.js';
import { notFound } from '../errors.js';
import { watchAbsence } from '../user/presence.js';
import { writeAsOwner } from '../user/write-as-owner.js';
import { Pet } from './pet.entity.js';
/**
 * Finds a pet of the viewer.
 * @throws NOT_FOUND if there is none, it is deleted, or another owner has it
 */
export async function findPet(ctx, id) {
    const { userId } = requireViewer(ctx);
    const pet = await ctx.em.findOne(Pet, { id, owner: userId, isDeleted: false });
    if (!pet)
        throw notFound('pet');
    return pet;
}
/**
 * Changes the given fields of a pet; fields that are left out stay.
 * @throws NOT_FOUND if the viewer has no such pet
 */
export async function updatePet(ctx, { petId, ...changes }) {
    const { userId } = requireViewer(ctx);
    const pet = await writeAsOwner(ctx, userId, async (em) => {
        const own = await em.findOne(Pet, { id: petId, owner: userId, isDeleted: false });
        if (!own)
            throw notFound('pet');
        // A pet that wakes up may write first again.
        if (changes.status && changes.status !== own.status)
            await watchAbsence(em, userId, ctx.outreach.idleThreshold);
        return em.assign(own, { ...changes, updatedAt: raw('clock()'), changedId: raw(nextChangeText) }, { ignoreUndefined: true });
    });
    ctx.pubsub.publish('owner', { ownerId: userId });
    return { pet };
}
//# sourceMappingURL=pet.service.js.map