import { BigIntType, OptionalProps, type Ref } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Session } from '../session/session.entity.js';
import { User } from '../user/user.entity.js';

/** A browser that receives notifications by Web Push while no page is open. Its address is a secret: anyone who knows it can push to the browser. */
@ObjectType({ description: 'A browser that receives notifications by Web Push while no page is open.' })
@Entity({ tableName: 'push_subscriptions' })
export class PushSubscription {
  [OptionalProps]?: 'createdAt';

  @Field(() => ID, { description: 'The ID of the push subscription.' })
  @PrimaryKey({ type: new BigIntType('string') })
  id!: string;

  @ManyToOne(() => User, { ref: true, deleteRule: 'no action', updateRule: 'no action' })
  @Index({ name: 'idx_push_subscriptions_user' })
  user!: Ref<User>;

  /** The session that registered it. The subscription ends with the session. */
  @ManyToOne(() => Session, { ref: true, deleteRule: 'cascade', updateRule: 'no action' })
  @Index({ name: 'idx_push_subscriptions_session' })
  session!: Ref<Session>;

  @Property({ type: 'string', length: 2048 })
  @Unique({ name: 'push_subscriptions_endpoint_unique' })
  endpoint!: string;

  /** The browser's public key, which encrypts its pushes (RFC 8291). */
  @Property({ type: 'string', length: 100 })
  p256dh!: string;

  /** The secret that the browser and this server share (RFC 8291). */
  @Property({ type: 'string', length: 40 })
  auth!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was last registered.' })
  @Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' })
  createdAt!: Date;
}
