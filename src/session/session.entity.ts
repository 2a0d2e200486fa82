import { BigIntType, OptionalProps, type Ref } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { User } from '../user/user.entity.js';

/** One signed-in device. Its refresh token is stored only as a SHA-256 hash. */
@Entity({ tableName: 'sessions' })
export class Session {
  [OptionalProps]?: 'createdAt' | 'revokedAt';

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

  @Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' })
  createdAt!: Date;

  @Property({ type: 'datetime', length: 3 })
  expiresAt!: Date;

  @Property({ type: 'datetime', length: 3, nullable: true })
  revokedAt: Date | null = null;
}
