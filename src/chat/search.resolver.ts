import { sql } from 'kysely';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { requireViewer, type Context } from '../context.js';
import { connectionOf, type Connection } from '../graphql/connection.js';
import { resolveList } from '../query/resolve-list.js';
import { list, SqlField } from '../query/sql-field.js';
import { ChatRoom } from './chat-room.entity.js';
import { Message } from './message.entity.js';
import { MessageEdge } from './message-edge.js';
import { SearchArgs, toSearchWords } from './search.args.js';

const MessageSearchConnection = connectionOf('MessageSearch', MessageEdge);

// A search of the longest room takes the database as long as many lists.
const searchCost = 500;

/** The messages of a room that contain some words, newest first. */
const search = list({
  order: { time: 'sentAt', newestFirst: true, end: 'first' },
  inverse: 'chatRoom',
  where: (room, message) => sql`${message('chat_room_id')} = ${room('id')}`,
  rows: (room, after, limit, { arg }) =>
    sql`search_messages(${room('id')}, ${arg('query', toSearchWords)}, ${after?.at ?? sql`NULL`}::timestamptz, ${after?.id ?? sql`NULL`}::bigint, ${limit})`,
});

/** `ChatRoom.search`. */
@Resolver(() => ChatRoom)
export class SearchResolver {
  @FieldResolver(() => MessageSearchConnection, {
    description:
      'The messages that contain the words, newest first. They are found wherever they are in a text and however old the message is. Without arguments for the page: the newest 20.',
    complexity: searchCost,
  })
  @SqlField(search)
  search(
    @Ctx() ctx: Context,
    @Root() parent: ChatRoom,
    @Args(() => SearchArgs) { query, ...args }: SearchArgs,
  ): Promise<Connection<Message>> {
    const viewerId = requireViewer(ctx).userId;
    return resolveList(search, Message, { em: ctx.em, viewerId, parent, args, filters: { query } });
  }
}
