import { PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Check, Entity, Index, OneToOne, Property } from '@mikro-orm/decorators/legacy';
import { User } from '../user/user.entity.js';

/** A deleted account, and whether everything of it is erased. */
@Entity({ tableName: 'erasures' })
@Check({ name: 'erasures_due_check', expression: '(due_at IS NULL) = (finished_at IS NOT NULL)' })
@Index({ name: 'idx_erasures_due', properties: ['dueAt'], where: 'due_at IS NOT NULL' })
export class Erasure {
  [PrimaryKeyProp]?: 'user';

  @OneToOne(() => User, {
    primary: true,
    ref: true,
    owner: true,
    deleteRule: 'no action',
    updateRule: 'no action',
  })
  user!: Ref<User>;

  @Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' })
  askedAt!: Date;

  /** When a process may continue the erasure; null if it is finished. */
  @Property({ type: 'datetime', length: 3, nullable: true, defaultRaw: 'clock()' })
  dueAt: Date | null = null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  finishedAt: Date | null = null;
}
