import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { connectionOf, edgeOf, PageArgs, type CountedConnection } from '../graphql/connection.js';
import { parseId } from '../graphql/validation.js';
import { list, one, SqlField } from '../query/sql-field.js';
import { User } from '../user/user.entity.js';
import { Pet, PetStatus } from './pet.entity.js';
import { UpdatePetInput, UpdatePetPayload } from './pet.inputs.js';
import { countPets, findPet, listPets, petOrder, updatePet } from './pet.service.js';

const PetConnection = connectionOf('Pet', edgeOf('Pet', Pet), true);

/** A pet, and what can be changed of it. `createPet` and `deletePet` are in chat/: a pet and its room begin and end together. */
@Resolver(() => Pet)
export class PetResolver {
  @Query(() => Pet, { nullable: true, description: 'A pet of the owner who asks.' })
  @SqlField(
    one(
      (_, pet, { viewer, arg }) =>
        sql`${pet('id')} = ${arg('id', (id) => parseId('id', id))} AND ${pet('owner_id')} = ${viewer} AND NOT ${pet('is_deleted')}`,
    ),
  )
  pet(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'The id of the pet.' }) id: string,
  ): Promise<Pet> {
    return findPet(ctx, parseId('id', id));
  }

  @Mutation(() => UpdatePetPayload, { description: "Changes a pet's name, persona or status." })
  updatePet(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdatePetInput, { description: 'What to change.' }) input: UpdatePetInput,
  ): Promise<UpdatePetPayload> {
    return updatePet(ctx, input);
  }

  @FieldResolver(() => User, { description: 'Whose pet it is.' })
  @SqlField(one((pet, user) => sql`${user('id')} = ${pet('owner_id')}`))
  owner(@Root() pet: Pet): Promise<User> {
    return pet.owner.loadOrFail();
  }
}

/** An owner's pets. */
@Resolver(() => User)
export class UserPetsResolver {
  @FieldResolver(() => PetConnection, { description: "The owner's pets, eldest first." })
  @SqlField(
    list({
      order: petOrder,
      inverse: 'owner',
      where: (_, pet, { viewer }) => sql`${pet('owner_id')} = ${viewer} AND NOT ${pet('is_deleted')}`,
      filters: { status: (pet, status) => sql`${pet('status')} = ${status}` },
    }),
  )
  async pets(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('status', () => PetStatus, { nullable: true, description: 'Only of this status.' })
    status?: PetStatus,
  ): Promise<CountedConnection<Pet>> {
    return { ...(await listPets(ctx, args, status)), count: () => countPets(ctx, status) };
  }
}
