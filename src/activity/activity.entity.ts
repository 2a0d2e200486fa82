import { BigIntType, type Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { WithArchive } from '../query/sql-field.js';
import { User } from '../user/user.entity.js';

/** What an owner did. */
export enum ActivityType {
  LOGIN = 'LOGIN',
  PET_CREATE = 'PET_CREATE',
  CHAT_SEND = 'CHAT_SEND',
}
registerEnumType(ActivityType, {
  name: 'ActivityType',
  description: 'What an owner did.',
  valuesConfig: {
    LOGIN: { description: 'Signed up or logged in.' },
    PET_CREATE: { description: 'Made a pet.' },
    CHAT_SEND: { description: 'Sent a message to a pet.' },
  },
});

/** What an owner did and when; partitioned by ISO week, with its foreign key on the weeks. */
@ObjectType({ description: 'What an owner did and when.' })
@WithArchive({ view: 'all_activities', archive: 'activities_archive' })
@Entity({ tableName: 'activities' })
@Index({ name: 'idx_activities_user_occurred', properties: ['user', 'occurredAt', 'id'] })
export class Activity {
  @Field(() => ID, { description: 'The id of the activity.' })
  @PrimaryKey({ type: new BigIntType('string'), autoincrement: true, columnType: 'bigserial' })
  id!: string;

  @Field(() => GraphQLDateTime, { description: 'When it happened.' })
  @PrimaryKey({ type: 'datetime', length: 3, defaultRaw: 'clock()' })
  occurredAt!: Date;

  @ManyToOne(() => User, { ref: true, createForeignKeyConstraint: false })
  user!: Ref<User>;

  @Field(() => ActivityType, { description: 'What the owner did.' })
  @Enum({ items: () => ActivityType, nativeEnumName: 'activity_type' })
  type!: ActivityType;

  /** What else is worth keeping: ids of what it was about, never its words. */
  @Property({ type: 'json', nullable: true })
  metadata: Record<string, string> | null = null;
}
