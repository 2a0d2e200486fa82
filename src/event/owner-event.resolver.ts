import type { EntityManager } from '@mikro-orm/postgresql';
import {
  Arg,
  createUnionType,
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  ObjectType,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { sql } from 'kysely';
import { ChatRoom } from '../chat/chat-room.entity.js';
import { Message } from '../chat/message.entity.js';
import { messageAt } from '../chat/message.service.js';
import { requireViewer, type Context } from '../context.js';
import { follow } from '../feed/follow.js';
import { decodeCursor } from '../graphql/cursor.js';
import type { ListOrder } from '../graphql/connection.js';
import { Notification } from '../notification/notification.entity.js';
import { Pet } from '../pet/pet.entity.js';
import { one, SqlField, union, type SqlUnion } from '../query/sql-field.js';
import {
  ownerEventFeeds,
  toOwnerPosition,
  type OwnerEventKind,
  type OwnerFeedEvent,
} from './owner-event-feed.js';
import { DeletedPet, ReadMarker } from './owner-event-nodes.js';

const OwnerEvent = createUnionType({
  name: 'OwnerEvent',
  description: 'What is new or has changed for the owner, as it is now.',
  types: () => [Message, ChatRoom, Pet, Notification, ReadMarker, DeletedPet] as const,
  resolveType: (node) => node.constructor.name,
});

/** An event with its cursor. */
@ObjectType({ description: 'One event of `ownerEvents`, and its cursor.' })
export class OwnerEventEdge {
  @Field(() => String, {
    description:
      'The position of the event. It is of the same kind as the cursors of messages: each resumes `ownerEvents` and the feeds of messages.',
  })
  cursor!: string;
}

const order: ListOrder = { time: 'at', id: 'from_id', end: 'last' };

const member = (kind: OwnerEventKind): SqlUnion['members'][string] => ({
  ...one((event, row) =>
    kind === 'Message'
      ? sql`${row('id')} = ${event('row_id')} AND ${row('sent_at')} = ${event('sent_at')}`
      : sql`${row('id')} = ${event('row_id')}`,
  ),
  when: (event) => sql`${event('kind')} = ${sql.lit(kind)}`,
});

/** `ownerEvents`. */
@Resolver(() => OwnerEventEdge)
export class OwnerEventResolver {
  @Extensions({ feed: order })
  @Subscription(() => OwnerEventEdge, {
    description:
      'Everything that is new or changes for the owner, in one stream for a whole app: messages, chat rooms, pets, notifications and read markers, in the order of their last change. It tells the present state, not the history: what changed five times while a device was away comes once. Every message comes.',
    subscribe: ({ context, args }: { context: Context; args: { after?: string | null } }) => {
      const { userId } = requireViewer(context);
      const after = args.after == null ? undefined : decodeCursor('after', args.after, 'always');
      return follow(ownerEventFeeds(context), {
        ownerId: userId,
        projection: context.projection,
        interest: {},
        after: after && toOwnerPosition({ at: after.at!, id: after.id }),
      });
    },
  })
  ownerEvents(
    @Root() event: OwnerFeedEvent,
    @Arg('after', () => String, {
      nullable: true,
      description:
        'The cursor of the last event you received, or `User.liveCursor`: what changed since then comes first. Without it, only new events come.',
    })
    _after?: string,
  ): OwnerFeedEvent {
    return event;
  }

  @SqlField(
    union({
      Message: member('Message'),
      ChatRoom: member('ChatRoom'),
      Pet: member('Pet'),
      Notification: member('Notification'),
      ReadMarker: member('ReadMarker'),
      DeletedPet: member('DeletedPet'),
    }),
  )
  @FieldResolver(() => OwnerEvent, { description: 'What is new or has changed, as it is now.' })
  node(@Ctx() { em }: Context, @Root() event: OwnerFeedEvent): Promise<typeof OwnerEvent> {
    return findNode(em, event);
  }
}

/** Reads what an event is about. The feed has checked that it is the owner's. */
async function findNode(
  em: EntityManager,
  { kind, rowId: id, sentAt }: OwnerFeedEvent,
): Promise<typeof OwnerEvent> {
  switch (kind) {
    case 'Message':
      // Its month may be archived.
      return (await messageAt({ em }, id, sentAt!))!;
    case 'ChatRoom':
      return em.findOneOrFail(ChatRoom, id);
    case 'ReadMarker':
      return new ReadMarker(await em.findOneOrFail(ChatRoom, id));
    case 'Notification':
      return em.findOneOrFail(Notification, id);
    case 'Pet':
      return em.findOneOrFail(Pet, id);
    default: {
      const room = await em.findOneOrFail(ChatRoom, { pet: id });
      return new DeletedPet(await em.findOneOrFail(Pet, id), room.id);
    }
  }
}
