import { PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Entity, Index, OneToOne, Property } from '@mikro-orm/decorators/legacy';
import { User } from '../user/user.entity.js';

/** When an owner's absence is assessed next. An owner who cannot become due has no row. */
@Entity({ tableName: 'outreach_due' })
@Index({ name: 'idx_outreach_due_due', properties: ['dueAt'] })
export class OutreachDue {
  [PrimaryKeyProp]?: 'user';

  @OneToOne(() => User, {
    primary: true,
    owner: true,
    ref: true,
    deleteRule: 'no action',
    updateRule: 'no action',
  })
  user!: Ref<User>;

  /** The owner's last activity, which identifies the absence. */
  @Property({ type: 'datetime', length: 3 })
  epoch!: Date;

  @Property({ type: 'datetime', length: 3 })
  dueAt!: Date;
}
