import { PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, OneToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Session } from '../session/session.entity.js';
import { User } from '../user/user.entity.js';

/** An address where an owner can fetch their data, once. Only the SHA-256 hash of its token is kept. */
@Entity({ tableName: 'data_exports' })
export class DataExport {
  [PrimaryKeyProp]?: 'user';

  @OneToOne(() => User, {
    primary: true,
    ref: true,
    owner: true,
    deleteRule: 'no action',
    updateRule: 'no action',
  })
  user!: Ref<User>;

  /** The session that asked for it. The address ends with the session. */
  @ManyToOne(() => Session, { ref: true, nullable: true, deleteRule: 'cascade', updateRule: 'no action' })
  @Index({ name: 'idx_data_exports_session' })
  session: Ref<Session> | null = null;

  @Property({ type: 'string', length: 64 })
  @Unique({ name: 'data_exports_token_hash_unique' })
  tokenHash!: string;

  @Property({ type: 'datetime', length: 3 })
  expiresAt!: Date;
}
