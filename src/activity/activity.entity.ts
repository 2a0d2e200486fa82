import { BigIntType, type Ref } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { WithArchive } from '../query/sql-field.js';
import { User } from '../user/user.entity.js';

/** What an owner did. */
export enum ActivityType {
  LOGIN = 'LOGIN',
  CHAT_SEND = 'CHAT_SEND',
  PET_CREATE = 'PET_CREATE',
}
registerEnumType(ActivityType, {
  name: 'ActivityType',
  description: 'What an owner did.',
  valuesConfig: {
    LOGIN: { description: 'The owner signed up or logged in.' },
    CHAT_SEND: { description: 'The owner sent a message to a pet.' },
    PET_CREATE: { description: 'The owner created a pet.' },
  },
});

/** What an owner did and when. The table is partitioned by ISO week; each week has the foreign key. */
@ObjectType({ description: 'What an owner did and when.' })
@WithArchive({ view: 'all_activities', archive: 'activities_archive' })
@Entity({ tableName: 'activities' })
@Check({
  name: 'activities_activity_type_check',
  expression: "activity_type IN ('LOGIN', 'CHAT_SEND', 'PET_CREATE')",
})
@Index({ name: 'idx_activities_user_occurred', properties: ['user', 'occurredAt', 'id'] })
export class Activity {
  @Field(() => ID, { description: 'The ID of the activity.' })
  @PrimaryKey({ type: new BigIntType('string'), autoincrement: true, columnType: 'bigserial' })
  id!: string;

  @Field(() => GraphQLDateTime, { description: 'When it happened.' })
  @PrimaryKey({ type: 'datetime', length: 3, defaultRaw: 'clock()' })
  occurredAt!: Date;

  @ManyToOne(() => User, { ref: true, createForeignKeyConstraint: false })
  user!: Ref<User>;

  @Field(() => ActivityType, { name: 'type', description: 'What the owner did.' })
  @Property({ type: 'string', length: 50 })
  activityType!: ActivityType;

  /** The ids of the rows that the activity concerns; never text of the owner. */
  @Property({ type: 'json', nullable: true })
  metadata: Record<string, string> | null = null;
}
