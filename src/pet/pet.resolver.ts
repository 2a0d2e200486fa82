import { sql } from 'kysely';
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Mutation,
  Query,
  registerEnumType,
  Resolver,
  Root,
} from 'type-graphql';
import { requireViewer, type Context } from '../context.js';
import { connectionOf, PageArgs, type CountedConnection } from '../graphql/connection.js';
import { parseId } from '../graphql/validation.js';
import { resolveList } from '../query/resolve-list.js';
import { list, one, SqlField } from '../query/sql-field.js';
import { User } from '../user/user.entity.js';
import { Pet, PetStatus } from './pet.entity.js';
import { UpdatePetInput, UpdatePetPayload } from './pet.inputs.js';
import { PetEdge, petOrder } from './pet-edge.js';
import { findPet, updatePet } from './pet.service.js';

const PetConnection = connectionOf('Pet', PetEdge, true);

/** `Pet` and its queries. `createPet` and `deletePet` are in chat/, because a pet and its room begin and end together. */
@Resolver(() => Pet)
export class PetResolver {
  @Query(() => Pet, { nullable: true, description: 'One of your pets.' })
  @SqlField(
    one(
      (_, pet, { viewer, arg }) =>
        sql`${pet('id')} = ${arg('id', (id) => parseId('id', id))} AND ${pet('owner_id')} = ${viewer} AND NOT ${pet('is_deleted')}`,
    ),
  )
  pet(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'The ID of the pet.' }) id: string,
  ): Promise<Pet> {
    return findPet(ctx, parseId('id', id));
  }

  @Mutation(() => UpdatePetPayload, { description: 'Changes a pet.' })
  updatePet(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdatePetInput, { description: 'The pet, and the fields to change.' })
    input: UpdatePetInput,
  ): Promise<UpdatePetPayload> {
    return updatePet(ctx, input);
  }

  @FieldResolver(() => User, { description: 'The owner of the pet.' })
  @SqlField(one((pet, user) => sql`${user('id')} = ${pet('owner_id')}`))
  owner(@Root() pet: Pet): Promise<User> {
    return pet.owner.loadOrFail();
  }
}

/** The orders of pets. */
enum PetOrder {
  OLDEST = 'OLDEST',
  NEWEST = 'NEWEST',
  NAME = 'NAME',
}
registerEnumType(PetOrder, {
  name: 'PetOrder',
  description: 'The order of a list of pets.',
  valuesConfig: {
    OLDEST: { description: 'Oldest pet first.' },
    NEWEST: { description: 'Newest pet first.' },
    NAME: { description: 'By name, small and capital letters alike.' },
  },
});

/** Pets by id, oldest first or newest first, or by name. */
const pets = list({
  order: petOrder,
  orders: {
    [PetOrder.NEWEST]: { newestFirst: true, end: 'first' },
    [PetOrder.NAME]: { text: { property: 'name', scope: 'owner' }, end: 'first' },
  },
  inverse: 'owner',
  where: (_, pet, { viewer }) => sql`${pet('owner_id')} = ${viewer} AND NOT ${pet('is_deleted')}`,
  filters: { status: (pet, status) => sql`${pet('status')} = ${status}` },
});

/** `User.pets`. */
@Resolver(() => User)
export class UserPetsResolver {
  @FieldResolver(() => PetConnection, { description: "The owner's pets, oldest first." })
  @SqlField(pets)
  pets(
    @Ctx() ctx: Context,
    @Root() parent: User,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('status', () => PetStatus, { nullable: true, description: 'Only pets with this status.' })
    status?: PetStatus,
    @Arg('orderBy', () => PetOrder, {
      nullable: true,
      description: 'The order of the list: OLDEST if it is left out.',
    })
    orderBy?: PetOrder,
  ): Promise<CountedConnection<Pet>> {
    const viewerId = requireViewer(ctx).userId;
    return resolveList(pets, Pet, { em: ctx.em, viewerId, parent, args, filters: { status }, orderBy });
  }
}
