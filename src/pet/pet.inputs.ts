import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { id, line, lines, optional } from '../graphql/validation.js';
import type { Edge } from '../graphql/connection.js';
import { User } from '../user/user.entity.js';
import { Pet, PetStatus } from './pet.entity.js';
import { PetEdge } from './pet-edge.js';

/** The rules of the fields that an owner sets. */
const rules = {
  name: line(1, 20),
  persona: lines(1, 500),
  status: z.enum(PetStatus),
};

/** The input of `createPet`. */
@InputType({ description: 'The input of createPet.' })
export class CreatePetInput {
  static readonly rules = z.object({ name: rules.name, persona: rules.persona });

  @Field(() => String, { description: 'The name, 1 to 20 characters.' })
  name!: string;

  @Field(() => String, { description: 'The character and way of talking, 1 to 500 characters.' })
  persona!: string;
}

/** The result of `createPet`. */
@ObjectType({ description: 'The result of createPet.' })
export class CreatePetPayload {
  @Field(() => Pet, { description: 'The new pet, with its chat room.' })
  pet!: Pet;

  @Field(() => PetEdge, { description: 'The new pet as an edge of `User.pets`.' })
  petEdge!: Edge<Pet>;

  @Field(() => User, { description: 'The owner, whose number of pets has changed.' })
  user!: User;
}

/** The input of `updatePet`. */
@InputType({ description: 'The input of updatePet. Fields that are left out stay as they are.' })
export class UpdatePetInput {
  static readonly rules = z.object({
    petId: id(),
    name: optional(rules.name),
    persona: optional(rules.persona),
    status: optional(rules.status),
  });

  @Field(() => ID, { description: 'The ID of the pet.' })
  petId!: string;

  @Field(() => String, { nullable: true, description: 'The new name, 1 to 20 characters.' })
  name?: string;

  @Field(() => String, { nullable: true, description: 'The new persona, 1 to 500 characters.' })
  persona?: string;

  @Field(() => PetStatus, { nullable: true, description: 'Whether the pet may write first.' })
  status?: PetStatus;
}

/** The result of `updatePet`. */
@ObjectType({ description: 'The result of updatePet.' })
export class UpdatePetPayload {
  @Field(() => Pet, { description: 'The pet, with its changes.' })
  pet!: Pet;
}

/** The input of `deletePet`. */
@InputType({ description: 'The input of deletePet.' })
export class DeletePetInput {
  static readonly rules = z.object({ petId: id() });

  @Field(() => ID, { description: 'The ID of the pet.' })
  petId!: string;
}

/** The result of `deletePet`. */
@ObjectType({ description: 'The result of deletePet.' })
export class DeletePetPayload {
  @Field(() => ID, { description: 'The ID of the deleted pet.' })
  deletedPetId!: string;

  @Field(() => User, { description: 'The owner, whose number of pets has changed.' })
  user!: User;
}
