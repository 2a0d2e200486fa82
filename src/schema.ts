import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { AccountResolver } from './account/account.resolver.js';
import { ActivityResolver, UserActivitiesResolver } from './activity/activity.resolver.js';
import { ChatRoomResolver, UserRoomsResolver } from './chat/chat-room.resolver.js';
import { MessageResolver } from './chat/message.resolver.js';
import { ReplyResolver } from './reply/reply.resolver.js';
import { ReplyStateResolver } from './reply/reply-state.resolver.js';
import { NotificationLinksResolver } from './chat/notification-links.resolver.js';
import { PetAndRoomResolver } from './chat/pet-and-room.resolver.js';
import { NotificationResolver, UserNotificationsResolver } from './notification/notification.resolver.js';
import { OutreachResolver } from './outreach/outreach.resolver.js';
import { PetResolver, UserPetsResolver } from './pet/pet.resolver.js';
import { PushSubscriptionResolver } from './push/push-subscription.resolver.js';
import { SessionResolver } from './session/session.resolver.js';
import { UserResolver } from './user/user.resolver.js';
import { validateArgument } from './graphql/validation.js';

/** The graph, made of every resolver. */
export const openSchema = (): Promise<GraphQLSchema> =>
  buildSchema({
    resolvers: [
      UserResolver,
      SessionResolver,
      AccountResolver,
      PetResolver,
      UserPetsResolver,
      ActivityResolver,
      UserActivitiesResolver,
      NotificationResolver,
      UserNotificationsResolver,
      PetAndRoomResolver,
      ChatRoomResolver,
      UserRoomsResolver,
      MessageResolver,
      ReplyResolver,
      ReplyStateResolver,
      NotificationLinksResolver,
      OutreachResolver,
      PushSubscriptionResolver,
    ],
    validate: false,
    validateFn: validateArgument,
    // TypeGraphQL demands one; subscriptions here bring their own source, with its own check of the right to see.
    pubSub: {
      publish: () => undefined,
      subscribe: () => {
        throw new Error('Subscriptions do not go through this.');
      },
    },
  });

/** The graph as the text that `schema.graphql` holds. */
export const schemaText = (schema: GraphQLSchema): string =>
  `${printSchema(lexicographicSortSchema(schema))}\n`;

// npm run schema
if (import.meta.filename === process.argv[1])
  await writeFile('schema.graphql', schemaText(await openSchema()));
