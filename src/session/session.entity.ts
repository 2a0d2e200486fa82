import { BigIntType, OptionalProps, type Ref } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { User } from '../user/user.entity.js';

/** One logged-in device. Its refresh tokens are stored only as SHA-256 hashes. */
@ObjectType({ description: 'One logged-in device.' })
@Entity({ tableName: 'sessions' })
export class Session {
  [OptionalProps]?:
    | 'createdAt'
    | 'revokedAt'
    | 'previousHash'
    | 'successor'
    | 'refreshedAt'
    | 'lastSeenAt'
    | 'userAgent'
    | 'address'
    | 'awaySince';

  @Field(() => ID, { description: 'The ID of the session.' })
  @PrimaryKey({ type: new BigIntType('string') })
  id!: string;

  @ManyToOne(() => User, { ref: true, deleteRule: 'no action', updateRule: 'no action' })
  @Index({ name: 'idx_sessions_user' })
  user!: Ref<User>;

  /**
   * The hash of the part that all the session's refresh tokens share; a token with this part came from the
   * session.
   */
  @Property({ type: 'string', length: 64 })
  @Unique({ name: 'sessions_family_hash_unique' })
  familyHash!: string;

  /** The hash of the refresh token that is valid now. */
  @Property({ type: 'string', length: 64 })
  refreshHash!: string;

  /** The hash of the refresh token that the valid one replaced. */
  @Property({ type: 'string', length: 64, nullable: true })
  previousHash: string | null = null;

  /** The valid refresh token, encrypted with the one that it replaced. */
  @Property({ type: 'string', length: 300, nullable: true })
  successor: string | null = null;

  /** When the valid refresh token replaced the one before. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  refreshedAt: Date | null = null;

  @Field(() => GraphQLDateTime, { description: 'When the device logged in.' })
  @Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' })
  createdAt!: Date;

  @Field(() => GraphQLDateTime, {
    description: 'When the session ends, unless the device refreshes it before.',
  })
  @Property({ type: 'datetime', length: 3 })
  @Index({ name: 'idx_sessions_expires' })
  expiresAt!: Date;

  @Property({ type: 'datetime', length: 3, nullable: true })
  revokedAt: Date | null = null;

  /** When the device last logged in or refreshed its session; null if a version before this column did that. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  lastSeenAt: Date | null = null;

  @Property({ type: 'string', length: 200, nullable: true })
  userAgent: string | null = null;

  @Field(() => String, { nullable: true, description: 'The IP address that the device was last seen at.' })
  @Property({ type: 'string', length: 45, nullable: true })
  address: string | null = null;

  /** Since when the owner is away from the device; null if nobody said so. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  awaySince: Date | null = null;
}
