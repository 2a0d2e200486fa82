import { sql } from 'kysely';
import { GraphQLDateTime } from 'graphql-scalars';
import { Extensions, FieldResolver, ID, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { ChatRoom } from '../chat/chat-room.entity.js';
import type { Pet } from '../pet/pet.entity.js';
import { one, SqlField, value } from '../query/sql-field.js';

/** How far an owner has read a room. */
@Extensions({ table: 'ChatRoom' })
@ObjectType({ description: 'How far the owner has read a chat room, on any device.' })
export class ReadMarker {
  constructor(readonly room: ChatRoom) {}
}

/** What is left of a pet for other devices of its owner. */
@Extensions({ table: 'Pet' })
@ObjectType({ description: 'A pet that the owner has deleted, with its chat room.' })
export class DeletedPet {
  /** @param chatRoomId of the room that was deleted with it */
  constructor(
    readonly pet: Pet,
    readonly chatRoomId: string,
  ) {}
}

/** The fields of `ReadMarker`. */
@Resolver(() => ReadMarker)
export class ReadMarkerNodeResolver {
  @SqlField(value((room) => sql`${room('id')}`))
  @FieldResolver(() => ID, { description: 'The ID of the marker: that of its chat room.' })
  id(@Root() { room }: ReadMarker): string {
    return room.id;
  }

  @SqlField(one((marker, room) => sql`${room('id')} = ${marker('id')}`))
  @FieldResolver(() => ChatRoom, { description: 'The chat room.' })
  chatRoom(@Root() { room }: ReadMarker): ChatRoom {
    return room;
  }

  @SqlField(value((room) => sql`${room('read_message_id')}`))
  @FieldResolver(() => ID, {
    nullable: true,
    description: 'The ID of the newest message that the owner has read; null if they have read none.',
  })
  readUpTo(@Root() { room }: ReadMarker): string | null {
    return room.readMessageId;
  }

  @SqlField(value((room) => sql`${room('read_at')}`))
  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the owner last read messages there.',
  })
  readAt(@Root() { room }: ReadMarker): Date | null {
    return room.readAt;
  }

  @SqlField(value((room) => sql`${room('unread_count')}`))
  @FieldResolver(() => Int, { description: 'How many messages of the pet the owner has not read.' })
  unreadCount(@Root() { room }: ReadMarker): number {
    return room.unreadCount;
  }
}

/** The fields of `DeletedPet`. */
@Resolver(() => DeletedPet)
export class DeletedPetResolver {
  @SqlField(value((pet) => sql`${pet('id')}`))
  @FieldResolver(() => ID, { description: 'The ID that the pet had.' })
  id(@Root() { pet }: DeletedPet): string {
    return pet.id;
  }

  @SqlField(value((pet) => sql`(SELECT id FROM chat_rooms WHERE pet_id = ${pet('id')})`))
  @FieldResolver(() => ID, { description: 'The ID that its chat room had.' })
  chatRoomId(@Root() deleted: DeletedPet): string {
    return deleted.chatRoomId;
  }
}
