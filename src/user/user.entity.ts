import { BigIntType, OptionalProps } from '@mikro-orm/core';
import { Check, Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { GraphQLEmailAddress } from '../graphql/email-address.js';
import { GraphQLLocale } from '../graphql/locale.js';

/** An owner: the user of pets. */
@ObjectType({ description: 'An owner: the user of pets.' })
@Entity({ tableName: 'users' })
@Check({ name: 'users_username_check', expression: 'is_text(username, 3, 20)' })
@Check({ name: 'users_email_check', expression: 'is_text(email, 3, 100)' })
@Check({ name: 'users_locale_check', expression: "locale ~ '^[A-Za-z0-9-]{2,35}$'" })
@Check({ name: 'users_display_name_check', expression: 'is_text(display_name, 1, 20)' })
@Check({
  name: 'users_pending_email_check',
  expression: "is_text(pending_email, 3, 100) AND strpos(pending_email, '@') > 1",
})
@Check({
  name: 'users_pending_check',
  expression: 'pending_email IS NOT NULL OR (pending_verified_at IS NULL AND pending_released_at IS NULL)',
})
@Check({
  name: 'users_reserved_names_check',
  expression:
    "is_deleted OR (NOT starts_with(username, '~') AND NOT starts_with(username_key, '~') AND NOT starts_with(password, '~') AND (strpos(email, '@') > 1 OR starts_with(email, '~')))",
})
@Check({
  name: 'users_outreach_daily_cap_check',
  expression: 'outreach_daily_cap >= 1 AND outreach_daily_cap <= 24',
})
@Check({
  name: 'users_quiet_hours_check',
  expression:
    '(quiet_from IS NULL AND quiet_to IS NULL) OR (quiet_from IS NOT NULL AND quiet_to IS NOT NULL AND quiet_from <> quiet_to AND time_zone IS NOT NULL)',
})
@Index({ name: 'idx_users_active', properties: ['id'], where: 'NOT is_deleted' })
export class User {
  [OptionalProps]?:
    | 'lastActiveAt'
    | 'createdAt'
    | 'updatedAt'
    | 'timeZone'
    | 'locale'
    | 'displayName'
    | 'emailVerifiedAt'
    | 'pendingEmail'
    | 'pendingVerifiedAt'
    | 'pendingReleasedAt'
    | 'outreachEnabled'
    | 'outreachDailyCap'
    | 'quietFrom'
    | 'quietTo'
    | 'isDeleted'
    | 'deletedAt';

  @Field(() => ID, { description: 'The ID of the user.' })
  @PrimaryKey({ type: new BigIntType('string') })
  id!: string;

  @Field(() => String, { description: 'The name to log in with: 3 to 20 letters, digits and underscores.' })
  @Property({ type: 'string', length: 20 })
  @Unique({ name: 'idx_users_username' })
  username!: string;

  /** The form in which a username is unique: NFKC, in lower case. */
  @Property({ type: 'text' })
  @Unique({ name: 'users_username_key_unique' })
  usernameKey!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What to call the user, 1 to 20 characters of any kind; null if they gave no such name.',
  })
  @Property({ type: 'string', length: 20, nullable: true })
  displayName: string | null = null;

  /**
   * The user's own address, in lower case. An account that has confirmed none yet has a value with a tilde and without
   * an `@` here, which nobody can write.
   */
  @Property({ type: 'string', length: 100 })
  @Unique({ name: 'idx_users_email' })
  email!: string;

  /** When somebody proved to read the mail of `email`; null if nobody has. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  emailVerifiedAt: Date | null = null;

  /** An address that is to become the user's own once it is confirmed. Several users may await the same one. */
  @Field(() => GraphQLEmailAddress, {
    nullable: true,
    description:
      "An email address that becomes the user's own once its link is opened; null if there is none.",
  })
  @Property({ type: 'string', length: 100, nullable: true })
  pendingEmail: string | null = null;

  /** When the reader of the pending address confirmed it. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  pendingVerifiedAt: Date | null = null;

  /** When the reader of the present, verified address agreed to the pending one. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  pendingReleasedAt: Date | null = null;

  /** An argon2id hash in PHC format. It is salted, so its unique key does not show whether two passwords are equal. */
  @Property({ type: 'string', length: 100, lazy: true })
  @Unique({ name: 'users_password_unique' })
  password!: string;

  @Field(() => String, {
    nullable: true,
    description: "The owner's IANA time zone; null if they gave none.",
  })
  @Property({ type: 'string', length: 64, nullable: true })
  timeZone: string | null = null;

  @Field(() => GraphQLLocale, {
    nullable: true,
    description:
      'The language in which the owner reads texts, as a BCP 47 tag; null if they gave none. Texts are in Korean for ko, otherwise in English.',
  })
  @Property({ type: 'string', length: 35, nullable: true })
  locale: string | null = null;

  /** Whether the owner's pets may write first. */
  @Property({ type: 'boolean', default: true })
  outreachEnabled = true;

  /** How many times they may, in a day of the owner's time zone. */
  @Property({ type: 'smallint', default: 3 })
  outreachDailyCap = 3;

  /** The start of the quiet hours in the owner's time zone, `HH:MM:SS`; null without quiet hours. */
  @Property({ type: 'time', length: 0, nullable: true })
  quietFrom: string | null = null;

  /** Their end, which is no longer quiet. */
  @Property({ type: 'time', length: 0, nullable: true })
  quietTo: string | null = null;

  /** The owner's last access, by the database's clock. */
  @Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' })
  lastActiveAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When the user signed up.' })
  @Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' })
  createdAt!: Date;

  @Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' })
  updatedAt!: Date;

  @Property({ type: 'boolean', default: false })
  isDeleted = false;

  @Property({ type: 'datetime', length: 3, nullable: true })
  deletedAt: Date | null = null;
}
