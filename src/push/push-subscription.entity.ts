import { BigIntType, OptionalProps, type Ref } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Session } from '../session/session.entity.js';
import { User } from '../user/user.entity.js';

/** A browser that is told of notifications while no page of it is open. Its address lets anybody push to it, so nobody is shown it. */
@ObjectType({ description: 'A browser that is told of notifications while no page of it is open.' })
@Entity({ tableName: 'push_subscriptions' })
export class PushSubscription {
  [OptionalProps]?: 'createdAt';

  @Field(() => ID, { description: 'The id of the push subscription.' })
  @PrimaryKey({ type: new BigIntType('string') })
  id!: string;

  @ManyToOne(() => User, { ref: true, deleteRule: 'no action', updateRule: 'no action' })
  @Index({ name: 'idx_push_subscriptions_user' })
  user!: Ref<User>;

  /** The session that registered it: with that it ends. */
  @ManyToOne(() => Session, { ref: true, deleteRule: 'no action', updateRule: 'no action' })
  @Index({ name: 'idx_push_subscriptions_session' })
  session!: Ref<Session>;

  @Property({ type: 'string', length: 2048 })
  @Unique({ name: 'push_subscriptions_endpoint_unique' })
  endpoint!: string;

  /** The browser's public key, which its pushes are encrypted for (RFC 8291). */
  @Property({ type: 'string', length: 100 })
  p256dh!: string;

  /** The secret that browser and server share beside it. */
  @Property({ type: 'string', length: 40 })
  auth!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was registered, the last time.' })
  @Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' })
  createdAt!: Date;
}
