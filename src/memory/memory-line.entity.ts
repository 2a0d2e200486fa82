import { BigIntType, type Ref } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { ChatRoom } from '../chat/chat-room.entity.js';

/**
 * A message of an owner that memory may use: it is folded from these and recalls these. It has no words of its own. A
 * message that the owner deleted, or had the pet forget, has none.
 */
@Entity({ tableName: 'memory_lines' })
@Index({ name: 'idx_memory_lines_room', properties: ['chatRoom', 'messageId'] })
@Index({
  name: 'idx_memory_lines_terms',
  expression: 'CREATE INDEX idx_memory_lines_terms ON memory_lines USING gin (terms) WITH (fastupdate = off)',
})
export class MemoryLine {
  @PrimaryKey({ type: new BigIntType('string'), autoincrement: false })
  messageId!: string;

  @Property({ type: 'datetime', length: 3 })
  sentAt!: Date;

  @ManyToOne(() => ChatRoom, { ref: true, deleteRule: 'no action', updateRule: 'no action' })
  chatRoom!: Ref<ChatRoom>;

  /** What it is found by, as `termHash` makes them. */
  @Property({ type: 'string', columnType: 'bigint[]' })
  terms!: string[];

  /** Its vector, as `packVector` packs it; null without a model for that, or if the model makes none of it. */
  @Property({ type: 'blob', nullable: true })
  embedding: Buffer | null = null;

  /** The model that made the vector, or that makes none. */
  @Property({ type: 'string', length: 100, nullable: true })
  embeddingModel: string | null = null;
}
