import { Arg, Ctx, Extensions, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { PresenceState, SetPresenceInput, SetPresencePayload } from './presence.inputs.js';
import { setPresence } from './presence.service.js';
import { Session } from './session.entity.js';

/** `setPresence` and `Session.presence`. */
@Resolver(() => Session)
export class PresenceResolver {
  // The service decides whether it is an access.
  @Extensions({ background: true })
  @Mutation(() => SetPresencePayload, {
    description:
      'Says whether you are at this device. ACTIVE counts as presence. While AWAY, queries of this session do not, so that a page that polls or refetches does not keep your pets from writing first; what you do, such as sendMessage, still counts.',
  })
  setPresence(
    @Ctx() ctx: Context,
    @Arg('input', () => SetPresenceInput, { description: 'The state.' }) input: SetPresenceInput,
  ): Promise<SetPresencePayload> {
    return setPresence(ctx, input);
  }

  @FieldResolver(() => PresenceState, { description: 'Whether the owner is at the device.' })
  presence(@Root() session: Session): PresenceState {
    return session.awaySince === null ? PresenceState.ACTIVE : PresenceState.AWAY;
  }
}
