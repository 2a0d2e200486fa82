import { BigIntType, OptionalProps, type Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Pet } from '../pet/pet.entity.js';
import { User } from '../user/user.entity.js';

/** What a memory is about. */
export enum MemoryKind {
  NAME = 'NAME',
  HOME = 'HOME',
  BIRTHDAY = 'BIRTHDAY',
  WORK = 'WORK',
  PEOPLE = 'PEOPLE',
  ANIMAL = 'ANIMAL',
  LIKE = 'LIKE',
  DISLIKE = 'DISLIKE',
  PLAN = 'PLAN',
  OTHER = 'OTHER',
}
registerEnumType(MemoryKind, {
  name: 'MemoryKind',
  description: 'What a memory is about.',
  valuesConfig: {
    NAME: { description: "The owner's own name." },
    HOME: { description: 'Where the owner lives.' },
    BIRTHDAY: { description: "The owner's birthday." },
    WORK: { description: 'What the owner works or studies.' },
    PEOPLE: { description: 'Family, friends and other people.' },
    ANIMAL: { description: "The owner's animals." },
    LIKE: { description: 'What the owner likes.' },
    DISLIKE: { description: 'What the owner does not like.' },
    PLAN: { description: 'What the owner is going to do.' },
    OTHER: { description: 'Anything else.' },
  },
});

/** What a pet knows of its owner: a sentence, and the message that it came from. */
@ObjectType({ description: 'What a pet remembers of its owner: one sentence.' })
@Entity({ tableName: 'memories' })
@Check({ name: 'memories_content_check', expression: 'is_text(content, 1, 200)' })
@Check({
  name: 'memories_message_check',
  expression: '(message_id IS NULL) = (message_sent_at IS NULL)',
})
@Index({
  name: 'idx_memories_pet',
  expression: 'CREATE INDEX idx_memories_pet ON memories (pet_id, id DESC) WHERE superseded_at IS NULL',
})
export class Memory {
  [OptionalProps]?:
    'isTold' | 'messageId' | 'messageSentAt' | 'supersededById' | 'supersededAt' | 'createdAt';

  @Field(() => ID, { description: 'The ID of the memory.' })
  @PrimaryKey({ type: new BigIntType('string') })
  id!: string;

  @ManyToOne(() => User, { ref: true, deleteRule: 'no action', updateRule: 'no action' })
  @Index({ name: 'idx_memories_user' })
  user!: Ref<User>;

  @ManyToOne(() => Pet, { ref: true, deleteRule: 'no action', updateRule: 'no action' })
  pet!: Ref<Pet>;

  @Field(() => MemoryKind, { description: 'What it is about.' })
  @Enum({ items: () => MemoryKind, nativeEnumName: 'memory_kind' })
  kind!: MemoryKind;

  @Field(() => String, { description: 'What the pet remembers, 1 to 200 characters.' })
  @Property({ type: 'string', length: 200 })
  content!: string;

  @Field(() => Boolean, {
    name: 'told',
    description:
      'Whether the owner had the pet remember it, with rememberThis. Otherwise the pet took it from the conversation.',
  })
  @Property({ type: 'boolean', default: false })
  isTold = false;

  /** The owner's message that it came from, by its whole key; null if the owner told it without one. */
  @Property({ type: new BigIntType('string'), nullable: true })
  @Index({ name: 'idx_memories_message' })
  messageId: string | null = null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  messageSentAt: Date | null = null;

  /** The memory that took its place, if there is one. */
  @Property({ type: new BigIntType('string'), nullable: true })
  supersededById: string | null = null;

  /** When another memory took its place; null as long as it holds. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  supersededAt: Date | null = null;

  @Field(() => GraphQLDateTime, { description: 'When the pet began to remember it.' })
  @Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' })
  createdAt!: Date;
}
