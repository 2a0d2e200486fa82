import { BigIntType, type Ref } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { WithArchive } from '../query/sql-field.js';
import { User } from '../user/user.entity.js';

/** What an owner did, or what happened to their account. */
export enum ActivityType {
  LOGIN = 'LOGIN',
  CHAT_SEND = 'CHAT_SEND',
  PET_CREATE = 'PET_CREATE',
  LOGIN_FAILED = 'LOGIN_FAILED',
  LOGOUT = 'LOGOUT',
  LOGOUT_EVERYWHERE = 'LOGOUT_EVERYWHERE',
  SESSION_END = 'SESSION_END',
  TOKEN_REUSED = 'TOKEN_REUSED',
  PASSWORD_CHANGE = 'PASSWORD_CHANGE',
  PASSWORD_WRONG = 'PASSWORD_WRONG',
  EXPORT = 'EXPORT',
  EXPORT_DOWNLOAD = 'EXPORT_DOWNLOAD',
  LIMIT_REACHED = 'LIMIT_REACHED',
}
registerEnumType(ActivityType, {
  name: 'ActivityType',
  description: 'What an owner did, or what happened to their account.',
  valuesConfig: {
    LOGIN: { description: 'The owner signed up or logged in.' },
    CHAT_SEND: { description: 'The owner sent a message to a pet.' },
    PET_CREATE: { description: 'The owner created a pet.' },
    LOGIN_FAILED: { description: 'Somebody tried to log in with a wrong password. At most one a minute.' },
    LOGOUT: { description: 'The owner logged a device out.' },
    LOGOUT_EVERYWHERE: { description: 'The owner logged all devices out.' },
    SESSION_END: { description: 'The session of another device was ended.' },
    TOKEN_REUSED: {
      description: 'A refresh token was used again, so that somebody may have a copy. Its session was ended.',
    },
    PASSWORD_CHANGE: { description: 'The owner changed the password.' },
    PASSWORD_WRONG: {
      description: 'A logged-in device confirmed an action with a wrong password. At most one a minute.',
    },
    EXPORT: { description: 'The owner asked for an export.' },
    EXPORT_DOWNLOAD: { description: 'Somebody who had the address of an export downloaded it.' },
    LIMIT_REACHED: { description: 'A limit was reached. At most one a minute.' },
  },
});

/** What an owner did and when. The table is partitioned by ISO week; each week has the foreign key. */
@ObjectType({ description: 'What an owner did and when.' })
@WithArchive({ view: 'all_activities', archive: 'activities_archive' })
@Entity({ tableName: 'activities' })
@Check({
  name: 'activities_activity_type_check',
  expression: `activity_type IN (${Object.values(ActivityType)
    .map((type) => `'${type}'`)
    .join(', ')})`,
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

  /** The ids of the rows that the activity concerns, and the device and address that it came from. */
  @Property({ type: 'json', nullable: true })
  metadata: Record<string, string> | null = null;
}
