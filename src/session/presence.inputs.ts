import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Session } from './session.entity.js';

/** Whether an owner is at a device. */
export enum PresenceState {
  ACTIVE = 'ACTIVE',
  AWAY = 'AWAY',
}
registerEnumType(PresenceState, {
  name: 'PresenceState',
  description: 'Whether the owner is at a device.',
  valuesConfig: {
    ACTIVE: { description: 'The owner is there, or nobody said otherwise. Queries count as presence.' },
    AWAY: {
      description:
        'The owner is not at this device. Its queries do not count as presence, unless they are marked with nuzzle-presence: active.',
    },
  },
});

/** The input of setPresence. */
@InputType({ description: 'The input of setPresence.' })
export class SetPresenceInput {
  @Field(() => PresenceState, {
    description: 'ACTIVE when the owner comes back to the device, AWAY when they leave it.',
  })
  state!: PresenceState;
}

/** The result of setPresence. */
@ObjectType({ description: 'The result of setPresence.' })
export class SetPresencePayload {
  @Field(() => Session, { description: 'The current session.' })
  session!: Session;
}
