import { GraphQLDateTime, GraphQLLocalTime } from 'graphql-scalars';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { optional } from '../graphql/validation.js';
import { User } from '../user/user.entity.js';
import { timeZoneRule } from '../user/user-rules.js';
import { OutreachHold } from './outreach-hold.js';

const localTimeRule = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, 'must be a time of day such as 22:30');

/** Hours of every day in which no pet writes first. */
@ObjectType({
  description: 'Hours of every day, in the time zone of the owner, in which no pet writes first.',
})
export class QuietHoursSetting {
  @Field(() => GraphQLLocalTime, { description: 'When they begin.' })
  from!: string;

  @Field(() => GraphQLLocalTime, { description: 'When they are over; earlier than `from`, on the next day.' })
  to!: string;
}

/** How an owner's pets may write first, and when the next one could. */
@ObjectType({ description: 'How the pets of an owner may write first, and when the next one could.' })
export class OutreachStatus {
  @Field(() => Boolean, { description: 'Whether they may at all.' })
  enabled!: boolean;

  @Field(() => Int, { description: 'How many times a day, in the time zone of the owner.' })
  dailyCap!: number;

  @Field(() => QuietHoursSetting, { nullable: true, description: 'The quiet hours, where some are set.' })
  quietHours!: QuietHoursSetting | null;

  @Field(() => GraphQLDateTime, { description: 'Since when the owner has not been there.' })
  idleSince!: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'When a pet could write next, if the owner does not come before; null where something has to change first.',
  })
  nextEligibleAt!: Date | null;

  @Field(() => OutreachHold, {
    nullable: true,
    description: 'What holds the pets back now; null if nothing.',
  })
  heldBackBy!: OutreachHold | null;
}

/** The quiet hours to be kept. */
@InputType({ description: 'The quiet hours to be kept, in the time zone of the owner.' })
export class QuietHoursInput {
  @Field(() => GraphQLLocalTime, { description: 'When they begin, such as 22:30.' })
  from!: string;

  @Field(() => GraphQLLocalTime, { description: 'When they are over; earlier than `from`, on the next day.' })
  to!: string;
}

/** What to change of how pets write first; what is left out stays. */
@InputType({ description: 'What to change of how pets write first; what is left out stays as it is.' })
export class UpdateOutreachSettingsInput {
  static readonly rules = z.object({
    enabled: optional(z.boolean()),
    dailyCap: optional(z.number().int().min(1, 'must be 1 to 24').max(24, 'must be 1 to 24')),
    // Null is a value here: it takes the quiet hours away.
    quietHours: z
      .object({ from: localTimeRule, to: localTimeRule })
      .refine(({ from, to }) => asSeconds(from) !== asSeconds(to), 'must not end when they begin')
      .nullish(),
    timeZone: optional(timeZoneRule),
  });

  @Field(() => Boolean, { nullable: true, description: 'Whether pets may write first at all.' })
  enabled?: boolean;

  @Field(() => Int, { nullable: true, description: 'How many times a day they may, 1 to 24.' })
  dailyCap?: number;

  @Field(() => QuietHoursInput, { nullable: true, description: 'The quiet hours; null takes them away.' })
  quietHours?: QuietHoursInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'The IANA time zone of the owner, such as Asia/Seoul; quiet hours need one.',
  })
  timeZone?: string;
}

/** The settings as they are now. */
@ObjectType({ description: 'The settings as they are now.' })
export class UpdateOutreachSettingsPayload {
  @Field(() => User, { description: 'The owner.' })
  user!: User;
}

const asSeconds = (time: string): number => {
  const [hours, minutes, seconds = 0] = time.split(':').map(Number);
  return hours! * 3600 + minutes! * 60 + seconds;
};
