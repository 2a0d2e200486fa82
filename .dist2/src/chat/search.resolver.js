var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param = (this && this.__param) || function (paramIndex, decorator) {
    return function (target, key) { decorator(target, key, paramIndex); }
};
import { sql } from 'kysely';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { requireViewer } from '../context.js';
import { connectionOf } from '../graphql/connection.js';
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
    where: (room, message) => sql `${message('chat_room_id')} = ${room('id')}`,
    rows: (room, after, limit, { arg }) => sql `search_messages(${room('id')}, ${arg('query', toSearchWords)}, ${after?.at ?? sql `NULL`}::timestamptz, ${after?.id ?? sql `NULL`}::bigint, ${limit})`,
});
/** `ChatRoom.search`. */
let SearchResolver = class SearchResolver {
    search(ctx, parent, { query, ...args }) {
        const viewerId = requireViewer(ctx).userId;
        return resolveList(search, Message, { em: ctx.em, viewerId, parent, args, filters: { query } });
    }
};
__decorate([
    FieldResolver(() => MessageSearchConnection, {
        description: 'The messages that contain the words, newest first. They are found wherever they are in a text and however old the message is. Without arguments for the page: the newest 20.',
        complexity: searchCost,
    }),
    SqlField(search),
    __param(0, Ctx()),
    __param(1, Root()),
    __param(2, Args(() => SearchArgs)),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, ChatRoom,
        SearchArgs]),
    __metadata("design:returntype", Promise)
], SearchResolver.prototype, "search", null);
SearchResolver = __decorate([
    Resolver(() => ChatRoom)
], SearchResolver);
export { SearchResolver };
//# sourceMappingURL=search.resolver.js.map