import { BigIntType, type Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { User } from '../user/user.entity.js';

/** What the link of a mail does. */
export enum MailLinkPurpose {
  VERIFY_EMAIL = 'VERIFY_EMAIL',
  RELEASE_EMAIL = 'RELEASE_EMAIL',
  RESET_PASSWORD = 'RESET_PASSWORD',
}

/** A link that was sent by mail. It works once, until it expires. Only the SHA-256 hash of its token is kept. */
@Entity({ tableName: 'mail_links' })
export class MailLink {
  @PrimaryKey({ type: new BigIntType('string') })
  id!: string;

  @ManyToOne(() => User, { ref: true, deleteRule: 'no action', updateRule: 'no action' })
  @Index({ name: 'idx_mail_links_user' })
  user!: Ref<User>;

  @Enum({ items: () => MailLinkPurpose, nativeEnumName: 'mail_link_purpose' })
  purpose!: MailLinkPurpose;

  @Property({ type: 'string', length: 64 })
  @Unique({ name: 'mail_links_token_hash_unique' })
  tokenHash!: string;

  /** The address that the link confirms, gives up, or was sent to. */
  @Property({ type: 'string', length: 254 })
  address!: string;

  @Property({ type: 'datetime', length: 3 })
  @Index({ name: 'idx_mail_links_expires' })
  expiresAt!: Date;
}
