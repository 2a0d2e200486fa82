import { sql } from 'kysely';
import { FieldResolver, registerEnumType, Resolver, Root } from 'type-graphql';
import { ChatRoom } from '../chat/chat-room.entity.js';
import { SqlField, value } from '../query/sql-field.js';
import { stopped } from './failure-reason.js';

/** The state of a room's reply. */
enum ReplyState {
  IDLE = 'IDLE',
  THINKING = 'THINKING',
  FAILED = 'FAILED',
}
registerEnumType(ReplyState, {
  name: 'ReplyState',
  description: "The state of a chat room's reply.",
  valuesConfig: {
    IDLE: { description: 'No message waits for a reply.' },
    THINKING: { description: 'The pet is working on a reply.' },
    FAILED: { description: 'The last reply failed. retryReply or the next message starts another one.' },
  },
});

/** `ChatRoom.replyState`. */
@Resolver(() => ChatRoom)
export class ReplyStateResolver {
  @SqlField(
    value(
      (room) =>
        sql`CASE WHEN ${room('reply_due_at')} IS NOT NULL THEN 'THINKING' WHEN ${room('reply_failure')} <> ${sql.lit(stopped)} THEN 'FAILED' ELSE 'IDLE' END`,
    ),
  )
  @FieldResolver(() => ReplyState, { description: "The state of the pet's reply." })
  replyState(@Root() room: ChatRoom): ReplyState {
    if (room.replyDueAt) return ReplyState.THINKING;
    return room.replyFailure && room.replyFailure !== stopped ? ReplyState.FAILED : ReplyState.IDLE;
  }
}
