import { sql } from 'kysely';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { Pet } from '../pet/pet.entity.js';
import { one, SqlField } from '../query/sql-field.js';
import { ChatRoom } from './chat-room.entity.js';
import { findRoomOfPet } from './chat-room.service.js';
import { CreatePetInput, CreatePetPayload, DeletePetInput, DeletePetPayload } from '../pet/pet.inputs.js';
import { createPet, deletePet } from './pet-and-room.service.js';

/** `createPet`, `deletePet` and `Pet.chatRoom`. A pet and its room begin and end together. */
@Resolver(() => Pet)
export class PetAndRoomResolver {
  @Mutation(() => CreatePetPayload, { description: 'Creates a pet and its chat room.' })
  createPet(
    @Ctx() ctx: Context,
    @Arg('input', () => CreatePetInput, { description: 'The new pet.' })
    input: CreatePetInput,
  ): Promise<CreatePetPayload> {
    return createPet(ctx, input);
  }

  @Mutation(() => DeletePetPayload, { description: 'Deletes a pet with its chat room.' })
  deletePet(
    @Ctx() ctx: Context,
    @Arg('input', () => DeletePetInput, { description: 'The pet to delete.' }) input: DeletePetInput,
  ): Promise<DeletePetPayload> {
    return deletePet(ctx, input);
  }

  @FieldResolver(() => ChatRoom, { description: 'The chat room of the pet.' })
  @SqlField(
    one((pet, room, { viewer }) => sql`${room('pet_id')} = ${pet('id')} AND ${room('user_id')} = ${viewer}`, {
      inverse: 'pet',
    }),
  )
  chatRoom(@Ctx() ctx: Context, @Root() pet: Pet): Promise<ChatRoom> {
    return findRoomOfPet(ctx, pet);
  }
}
