import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { id, optional, text } from '../graphql/validation.js';
import { Pet, PetStatus } from './pet.entity.js';

/** A pet's name. No control characters: it stands in one line, and in prompts. */
export const petNameRule = text(1, 20).refine((name) => !/\p{Cc}/u.test(name), 'must be one line');

/** A pet's persona. */
export const personaRule = text(1, 500);

/** What to change of a pet; what is left out stays. */
@InputType({ description: 'What to change of a pet; what is left out stays.' })
export class UpdatePetInput {
  static readonly rules = z.object({
    petId: id(),
    name: optional(petNameRule),
    persona: optional(personaRule),
    status: optional(z.enum(PetStatus)),
  });

  @Field(() => ID, { description: 'Which pet.' })
  petId!: string;

  @Field(() => String, { nullable: true, description: 'A new name, 1 to 20 characters.' })
  name?: string;

  @Field(() => String, { nullable: true, description: 'A new persona, 1 to 500 characters.' })
  persona?: string;

  @Field(() => PetStatus, { nullable: true, description: 'Whether it may write first.' })
  status?: PetStatus;
}

/** The pet as it is now. */
@ObjectType({ description: 'The pet as it is now.' })
export class UpdatePetPayload {
  @Field(() => Pet, { description: 'The pet.' })
  pet!: Pet;
}
