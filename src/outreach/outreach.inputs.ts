import { GraphQLDateTime, GraphQLLocalTime } from 'graphql-scalars';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { between, optional, wrong } from '../graphql/validation.js';
import { User } from '../user/user.entity.js';
import { timeZoneRule } from '../user/user-rules.js';
import { OutreachHold } from './outreach-hold.js';

/** A time of day, to the second. What browsers send of a second's fractions is left out. */
const localTimeRule = z
  .string()
  .refine((time) => /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$/.test(time), wrong('timeOfDay'))
  .transform((time) => time.split('.', 1)[0]!);

/** Daily hours in which no pet writes first. */
@ObjectType({
  description: "Daily hours, in the owner's time zone, in which no pet writes first.",
})
export class QuietHoursSetting {
  @Field(() => GraphQLLocalTime, { description: 'When they start.' })
  from!: string;

  @Field(() => GraphQLLocalTime, { description: 'When they end. A time before `from` is on the next day.' })
  to!: string;
}

/** When an owner's pets may write first, and when the next outreach could come. */
@ObjectType({ description: "When an owner's pets may write first, and when the next outreach could come." })
export class OutreachStatus {
  @Field(() => Boolean, { description: 'Whether pets may write first at all.' })
  enabled!: boolean;

  @Field(() => Int, { description: "How many times a day pets may write first, in the owner's time zone." })
  dailyCap!: number;

  @Field(() => QuietHoursSetting, { nullable: true, description: 'The quiet hours; null if none are set.' })
  quietHours!: QuietHoursSetting | null;

  @Field(() => GraphQLDateTime, { description: 'When the owner was last active.' })
  idleSince!: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'When a pet could write next if the owner stays away; null when only a change can end the hold.',
  })
  nextEligibleAt!: Date | null;

  @Field(() => OutreachHold, {
    nullable: true,
    description: 'Which hold applies now; null if none.',
  })
  heldBackBy!: OutreachHold | null;
}

/** New quiet hours. */
@InputType({ description: "New quiet hours, in the owner's time zone." })
export class QuietHoursInput {
  @Field(() => GraphQLLocalTime, { description: 'When they start, such as 22:30.' })
  from!: string;

  @Field(() => GraphQLLocalTime, { description: 'When they end. A time before `from` is on the next day.' })
  to!: string;
}

/** The input of updateOutreachSettings. */
@InputType({ description: 'The input of updateOutreachSettings. A field that is left out keeps its value.' })
export class UpdateOutreachSettingsInput {
  static readonly rules = z.object({
    enabled: optional(z.boolean()),
    dailyCap: optional(between(1, 24)),
    // Null is a value here: it removes the quiet hours.
    quietHours: z
      .object({ from: localTimeRule, to: localTimeRule })
      .refine(({ from, to }) => asSeconds(from) !== asSeconds(to), wrong('noQuietTime'))
      .nullish(),
    timeZone: timeZoneRule,
  });

  @Field(() => Boolean, { nullable: true, description: 'Whether pets may write first at all.' })
  enabled?: boolean;

  @Field(() => Int, { nullable: true, description: 'How many times a day pets may write first, 1 to 24.' })
  dailyCap?: number;

  @Field(() => QuietHoursInput, { nullable: true, description: 'The quiet hours; null removes them.' })
  quietHours?: QuietHoursInput | null;

  @Field(() => String, {
    nullable: true,
    description: "The owner's IANA time zone, such as Asia/Seoul. Quiet hours need one.",
  })
  timeZone?: string;
}

/** The result of updateOutreachSettings. */
@ObjectType({ description: 'The result of updateOutreachSettings.' })
export class UpdateOutreachSettingsPayload {
  @Field(() => User, { description: 'The owner with the new settings.' })
  user!: User;
}

const asSeconds = (time: string): number => {
  const [hours, minutes, seconds = 0] = time.split(':').map(Number);
  return hours! * 3600 + minutes! * 60 + seconds;
};
