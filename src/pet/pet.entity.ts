import { BigIntType, OptionalProps, type Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { textCost } from '../graphql/text-cost.js';
import { User } from '../user/user.entity.js';

/** Whether a pet may write first. */
export enum PetStatus {
  ACTIVE = 'ACTIVE',
  RESTING = 'RESTING',
}
registerEnumType(PetStatus, {
  name: 'PetStatus',
  description: 'Whether a pet may write first.',
  valuesConfig: {
    ACTIVE: { description: 'The pet answers, and may write first.' },
    RESTING: { description: 'The pet answers, and never writes first.' },
  },
});

/** A pet: a persona that one owner talks with. */
@ObjectType({ description: 'A pet: a persona that one owner talks with.' })
@Entity({ tableName: 'pets' })
@Check({ name: 'pets_name_check', expression: 'is_line(name, 1, 20)' })
@Check({ name: 'pets_persona_check', expression: 'is_lines(persona, 1, 500)' })
@Index({ name: 'idx_pets_owner_status', properties: ['owner', 'status'] })
@Index({
  name: 'idx_pets_changed',
  expression: 'CREATE INDEX idx_pets_changed ON pets (owner_id, changed_id) WHERE changed_id IS NOT NULL',
})
@Index({ name: 'idx_pets_active', properties: ['id'], where: "status = 'ACTIVE'" })
export class Pet {
  [OptionalProps]?: 'createdAt' | 'updatedAt' | 'status' | 'isDeleted' | 'deletedAt' | 'changedId';

  @Field(() => ID, { description: 'The ID of the pet.' })
  @PrimaryKey({ type: new BigIntType('string') })
  id!: string;

  @ManyToOne(() => User, { ref: true, deleteRule: 'no action', updateRule: 'no action' })
  owner!: Ref<User>;

  @Field(() => String, { description: 'The name, 1 to 20 characters.' })
  @Property({ type: 'string', length: 20 })
  name!: string;

  @Field(() => String, {
    description: 'The character and way of talking, 1 to 500 characters.',
    complexity: textCost(500),
  })
  @Property({ type: 'string', length: 500 })
  persona!: string;

  @Field(() => PetStatus, { description: 'Whether the pet may write first.' })
  @Enum({ items: () => PetStatus, nativeEnumName: 'pet_status', default: PetStatus.ACTIVE })
  status: PetStatus = PetStatus.ACTIVE;

  @Field(() => GraphQLDateTime, { description: 'When the pet was created.' })
  @Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' })
  createdAt!: Date;

  @Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' })
  updatedAt!: Date;

  @Property({ type: 'boolean', default: false })
  isDeleted = false;

  @Property({ type: 'datetime', length: 3, nullable: true })
  deletedAt: Date | null = null;

  /** A number of `messages_id_seq`, taken under the owner's lock when the pet is created, changed or deleted. */
  @Property({ type: new BigIntType('string'), nullable: true })
  changedId: string | null = null;
}
