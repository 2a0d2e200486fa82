import { sql } from 'kysely';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { id, optional, text } from '../graphql/validation.js';
import { Pet } from '../pet/pet.entity.js';
import { petNameRule, personaRule } from '../pet/pet.inputs.js';
import { provided, SqlField, value } from '../query/sql-field.js';
import { ChatRoom } from './chat-room.entity.js';
import { Message } from './message.entity.js';

/** The pet to be made. */
@InputType({ description: 'The pet to be made.' })
export class CreatePetInput {
  static readonly rules = z.object({ name: petNameRule, persona: personaRule });

  @Field(() => String, { description: 'The name, 1 to 20 characters.' })
  name!: string;

  @Field(() => String, { description: 'The character and way of talking, 1 to 500 characters.' })
  persona!: string;
}

/** The pet that was made. */
@ObjectType({ description: 'The pet that was made.' })
export class CreatePetPayload {
  @Field(() => Pet, { description: 'The pet, with its chat room.' })
  pet!: Pet;
}

/** The pet to be deleted. */
@InputType({ description: 'The pet to be deleted.' })
export class DeletePetInput {
  static readonly rules = z.object({ petId: id() });

  @Field(() => ID, { description: 'Which pet.' })
  petId!: string;
}

/** The pet is gone. */
@ObjectType({ description: 'The pet is gone.' })
export class DeletePetPayload {
  @Field(() => ID, { description: 'The id that the pet had.' })
  deletedPetId!: string;
}

/** What to say, and where. */
@InputType({ description: 'What to say, and where.' })
export class SendMessageInput {
  static readonly rules = z.object({
    chatRoomId: id(),
    content: text(1, 1000),
    clientMessageId: optional(text(1, 64)),
  });

  @Field(() => ID, { description: 'The chat room.' })
  chatRoomId!: string;

  @Field(() => String, { description: 'The words, 1 to 1000 characters.' })
  content!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'An id of your own, 1 to 64 characters: sent again with it, a message is stored once. Without one the same words within ten seconds are a repeat.',
  })
  clientMessageId?: string;
}

/** The message as it stands in the room. */
@ObjectType({ description: 'The message as it stands in the room.' })
export class SendMessagePayload {
  @Field(() => Message, { description: 'The message; the first one, where this is a repeat.' })
  @SqlField(provided('message'))
  message!: Message;

  @Field(() => Boolean, { description: 'Whether it was there already.' })
  @SqlField(value(() => sql`false`))
  duplicate!: boolean;

  @Field(() => ChatRoom, { description: 'The chat room.' })
  @SqlField(provided('chatRoom'))
  chatRoom!: ChatRoom;
}
