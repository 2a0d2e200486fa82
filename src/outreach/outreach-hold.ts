import { registerEnumType } from 'type-graphql';

/** What keeps an owner's pets from writing first. */
export enum OutreachHold {
  SWITCHED_OFF = 'SWITCHED_OFF',
  OPERATOR = 'OPERATOR',
  NO_ACTIVE_PET = 'NO_ACTIVE_PET',
  ALREADY_WRITTEN = 'ALREADY_WRITTEN',
  NOT_IDLE = 'NOT_IDLE',
  UNANSWERED = 'UNANSWERED',
  DAILY_CAP = 'DAILY_CAP',
  QUIET_HOURS = 'QUIET_HOURS',
  OVER_BUDGET = 'OVER_BUDGET',
}
registerEnumType(OutreachHold, {
  name: 'OutreachHold',
  description: "What keeps an owner's pets from writing first.",
  valuesConfig: {
    SWITCHED_OFF: { description: 'The owner switched it off.' },
    OPERATOR: { description: 'The operator switched it off for everybody.' },
    NO_ACTIVE_PET: { description: 'There is no pet, or all of them are resting.' },
    ALREADY_WRITTEN: { description: 'A pet has written in this absence, or could not.' },
    NOT_IDLE: { description: 'The owner was there not long ago.' },
    UNANSWERED: { description: 'The owner has written nothing since the last outreach.' },
    DAILY_CAP: {
      description: "The pets have written as often today, in the owner's time zone, as they may.",
    },
    QUIET_HOURS: { description: "It is within the owner's quiet hours." },
    OVER_BUDGET: { description: "The owner's budget for the voice is spent." },
  },
});
