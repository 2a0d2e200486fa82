import { requireViewer, type Context } from '../context.js';
import { notFound } from '../errors.js';
import {
  toConnection,
  toWindow,
  type Connection,
  type ListOrder,
  type PageArgs,
} from '../graphql/connection.js';
import { keyset } from '../graphql/keyset.js';
import { watchAbsence } from '../user/presence.js';
import { writeAsOwner } from '../user/write-as-owner.js';
import { Pet, type PetStatus } from './pet.entity.js';
import type { UpdatePetInput, UpdatePetPayload } from './pet.inputs.js';

/** Pets run by id: the eldest first. */
export const petOrder: ListOrder = { end: 'first' };

/**
 * A pet of the owner who asks.
 * @throws NOT_FOUND where there is none, it is deleted, or it is another owner's
 */
export async function findPet(ctx: Context, id: string): Promise<Pet> {
  const { userId } = requireViewer(ctx);
  const pet = await ctx.em.findOne(Pet, { id, owner: userId, isDeleted: false });
  if (!pet) throw notFound('pet');
  return pet;
}

/** The pets of the owner who asks, eldest first; all of them, or those of one status. */
export async function listPets(
  ctx: Context,
  args: PageArgs,
  status: PetStatus | undefined,
): Promise<Connection<Pet>> {
  const { userId } = requireViewer(ctx);
  const window = toWindow(args, petOrder);
  const { where, options } = keyset(petOrder, window);
  const found = await ctx.em.find(
    Pet,
    { owner: userId, isDeleted: false, ...(status && { status }), ...where },
    options,
  );
  return toConnection(found, window, ({ id }) => ({ at: null, id }));
}

/** How many pets the owner who asks has; of all or of one status. */
export function countPets(ctx: Context, status: PetStatus | undefined): Promise<number> {
  const { userId } = requireViewer(ctx);
  return ctx.em.count(Pet, { owner: userId, isDeleted: false, ...(status && { status }) });
}

/**
 * Changes what is given of a pet.
 * @throws NOT_FOUND where it is not the asking owner's
 */
export async function updatePet(ctx: Context, input: UpdatePetInput): Promise<UpdatePetPayload> {
  const { userId } = requireViewer(ctx);
  const pet = await writeAsOwner(ctx, userId, async (em) => {
    const own = await em.findOne(Pet, { id: input.petId, owner: userId, isDeleted: false });
    if (!own) throw notFound('pet');
    const { name = own.name, persona = own.persona, status = own.status } = input;
    // A pet that woke up may write first again.
    if (status !== own.status) await watchAbsence(em, userId, ctx.outreach.idleThreshold);
    return em.assign(own, { name, persona, status });
  });
  return { pet };
}
