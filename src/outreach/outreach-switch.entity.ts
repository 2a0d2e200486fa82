import { Check, Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** The operator's switch for outreach in all processes: one row. */
@Entity({ tableName: 'outreach_switch' })
@Check({ name: 'outreach_switch_id_check', expression: 'id' })
export class OutreachSwitch {
  @PrimaryKey({ type: 'boolean', default: true })
  id = true;

  @Property({ type: 'boolean', default: true })
  isOn = true;

  @Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' })
  changedAt!: Date;
}
