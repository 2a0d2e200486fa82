import { BigIntType, OptionalProps, type Ref } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, OneToOne, Property } from '@mikro-orm/decorators/legacy';
import { ChatRoom } from '../chat/chat-room.entity.js';
import { User } from '../user/user.entity.js';

/** The summary of a room, and how far its messages are in memory. */
@Entity({ tableName: 'room_memories' })
@Check({ name: 'room_memories_summary_check', expression: 'is_text(summary, 1, 1200)' })
@Index({ name: 'idx_room_memories_due', properties: ['dueAt'], where: 'due_at IS NOT NULL' })
export class RoomMemory {
  [OptionalProps]?:
    | 'summary'
    | 'wantedToId'
    | 'indexedToId'
    | 'indexedToAt'
    | 'factsToId'
    | 'summaryToId'
    | 'dueAt'
    | 'fence'
    | 'attempts'
    | 'failure'
    | 'createdAt';

  @OneToOne(() => ChatRoom, {
    ref: true,
    owner: true,
    primary: true,
    deleteRule: 'no action',
    updateRule: 'no action',
  })
  chatRoom!: Ref<ChatRoom>;

  @ManyToOne(() => User, { ref: true, deleteRule: 'no action', updateRule: 'no action' })
  @Index({ name: 'idx_room_memories_user' })
  user!: Ref<User>;

  /** What the owner wrote so far; null before the first folding. */
  @Property({ type: 'string', length: 1200, nullable: true })
  summary: string | null = null;

  /** The newest message that is to be in memory. */
  @Property({ type: new BigIntType('string'), defaultRaw: '0' })
  wantedToId = '0';

  /** The newest message that has a line, by its whole key. */
  @Property({ type: new BigIntType('string'), defaultRaw: '0' })
  indexedToId = '0';

  @Property({ type: 'datetime', length: 3, nullable: true })
  indexedToAt: Date | null = null;

  /** The newest message whose facts were taken. */
  @Property({ type: new BigIntType('string'), defaultRaw: '0' })
  factsToId = '0';

  /** The newest message that the summary has; 0 if it is to be made again. */
  @Property({ type: new BigIntType('string'), defaultRaw: '0' })
  summaryToId = '0';

  /** When a worker may lease it: now, after a delay, or when another worker's lease runs out. Null if nothing is new. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  dueAt: Date | null = null;

  /** Each lease increments it, and so does whatever the owner deletes or has the pet forget. */
  @Property({ type: 'integer', default: 0 })
  fence = 0;

  @Property({ type: 'smallint', default: 0 })
  attempts = 0;

  /** Why the last folding failed; null unless it did. */
  @Property({ type: 'string', length: 40, nullable: true })
  failure: string | null = null;

  @Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' })
  createdAt!: Date;
}
