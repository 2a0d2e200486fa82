import { GraphQLDateTime } from 'graphql-scalars';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { deviceName } from '../activity/device-name.js';
import { requireViewer, type Context } from '../context.js';
import { User } from '../user/user.entity.js';
import { Session } from './session.entity.js';
import { sessionsOf } from './session.service.js';

// A hundred sessions with their fields.
const listCost = 300;

/** `Session`. */
@Resolver(() => Session)
export class SessionFieldsResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The name of the device, such as Safari on iPhone; null if it did not say.',
  })
  device(@Root() session: Session): string | undefined {
    return deviceName(session.userAgent);
  }

  @FieldResolver(() => GraphQLDateTime, {
    description: 'When the device last logged in or refreshed its session.',
  })
  lastSeenAt(@Root() session: Session): Date {
    return session.lastSeenAt ?? session.createdAt;
  }

  @FieldResolver(() => Boolean, { description: 'Whether this is the session of the request.' })
  current(@Ctx() ctx: Context, @Root() session: Session): boolean {
    return session.id === requireViewer(ctx).sessionId;
  }
}

/** `User.sessions`. */
@Resolver(() => User)
export class UserSessionsResolver {
  @FieldResolver(() => [Session], {
    description:
      "The owner's sessions that have not ended, the most recently seen first. There are never more than 100.",
    complexity: listCost,
  })
  sessions(@Ctx() ctx: Context): Promise<Session[]> {
    return sessionsOf(ctx);
  }
}
