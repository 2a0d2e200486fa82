import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { id, line, optional } from '../graphql/validation.js';
import { Pet } from '../pet/pet.entity.js';
import { Memory, MemoryKind } from './memory.entity.js';

/** The input of `rememberThis`. */
@InputType({ description: 'The input of rememberThis. It has a content, a message, or both.' })
export class RememberThisInput {
  static readonly rules = z.object({
    petId: id(),
    content: optional(line(1, 200)),
    messageId: optional(id()),
    kind: optional(z.enum(MemoryKind)),
  });

  @Field(() => ID, { description: 'The ID of the pet that is to remember it.' })
  petId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What to remember, 1 to 200 characters; the words of the message if it is left out.',
  })
  content?: string;

  @Field(() => ID, {
    nullable: true,
    description: "The ID of the owner's message, in the pet's chat room, that it comes from.",
  })
  messageId?: string;

  @Field(() => MemoryKind, { nullable: true, description: 'What it is about: OTHER if it is left out.' })
  kind?: MemoryKind;
}

/** The result of `rememberThis`. */
@ObjectType({ description: 'The result of rememberThis.' })
export class RememberThisPayload {
  @Field(() => Memory, { description: 'The memory: the one that says it already, if there is one.' })
  memory!: Memory;

  @Field(() => Pet, { description: 'The pet that remembers it.' })
  pet!: Pet;
}

/** The input of `forgetMemory`. */
@InputType({ description: 'The input of forgetMemory.' })
export class ForgetMemoryInput {
  static readonly rules = z.object({ memoryId: id() });

  @Field(() => ID, { description: 'The ID of the memory.' })
  memoryId!: string;
}

/** The result of `forgetMemory`. */
@ObjectType({ description: 'The result of forgetMemory.' })
export class ForgetMemoryPayload {
  @Field(() => ID, { description: 'The ID of the forgotten memory.' })
  forgottenMemoryId!: string;

  @Field(() => Pet, { description: 'The pet that forgot it.' })
  pet!: Pet;
}
