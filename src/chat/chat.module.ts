import { sql } from 'kysely';
import type { Module } from '../module.js';
import { column, idText, markedDeleted, moment } from '../personal-data.js';
import { archiveJob } from './archive.job.js';
import { ChatRoom } from './chat-room.entity.js';
import { ChatRoomResolver, UserRoomsResolver } from './chat-room.resolver.js';
import { DeleteMessageResolver } from './delete-message.resolver.js';
import { Message } from './message.entity.js';
import { MessageResolver } from './message.resolver.js';
import { NotificationLinksResolver } from './notification-links.resolver.js';
import { PetAndRoomResolver } from './pet-and-room.resolver.js';
import { monthsWithoutIndex } from './month-indexes.js';
import { ReadMarkerResolver } from './read-marker.resolver.js';
import { searchIndexJob } from './search-index.job.js';
import { SearchResolver } from './search.resolver.js';

/** Chat rooms and messages. */
export const chatModule: Module = {
  name: 'chat',
  entities: [ChatRoom, Message],
  resolvers: [
    PetAndRoomResolver,
    ChatRoomResolver,
    UserRoomsResolver,
    MessageResolver,
    NotificationLinksResolver,
    ReadMarkerResolver,
    DeleteMessageResolver,
    SearchResolver,
  ],
  openWork: (services) => ({
    jobs: [archiveJob(services, services.archive), searchIndexJob(services, services.directUrl)],
  }),
  gauges: [
    {
      name: 'search_months_unindexed',
      help: 'Months that are over and that search reads without an index: the job "search-index" did not run.',
      statement: sql`SELECT count(*) AS value FROM (${monthsWithoutIndex}) AS months`,
    },
  ],
  tables: [
    {
      table: 'chat_rooms',
      belongs: { owner: 'user_id' },
      line: 'chatRoom',
      exported: {
        id: idText('id'),
        petId: idText('pet_id'),
        messageCount: column('message_count'),
        readUpTo: idText('read_message_id'),
        readAt: moment('read_at'),
        createdAt: moment('created_at'),
        archivedAt: moment('archived_at'),
        deletedAt: moment('deleted_at'),
      },
      notExported: [
        'user_id',
        'last_message_id',
        'last_message_at',
        'first_message_at',
        'reply_to_id',
        'replied_to_id',
        'reply_due_at',
        'reply_leased_until',
        'reply_fence',
        'reply_attempts',
        'reply_failure',
        'refused_ids',
        'reply_replaces_id',
        'reply_replaces_at',
        'unread_count',
        'read_message_at',
        'changed_id',
        'read_changed_id',
        'updated_at',
        'is_deleted',
      ],
      erased: {
        overwritten: {
          ...markedDeleted,
          message_count: sql`0`,
          first_message_at: sql`NULL`,
          last_message_id: sql`NULL`,
          last_message_at: sql`NULL`,
          reply_to_id: sql`NULL`,
          replied_to_id: sql`NULL`,
          reply_due_at: sql`NULL`,
          reply_leased_until: sql`NULL`,
          reply_failure: sql`NULL`,
          refused_ids: sql`'{}'`,
          reply_replaces_id: sql`NULL`,
          reply_replaces_at: sql`NULL`,
          unread_count: sql`0`,
          read_message_id: sql`NULL`,
          read_message_at: sql`NULL`,
          read_at: sql`NULL`,
        },
        kept: [
          'id',
          'user_id',
          'pet_id',
          'reply_fence',
          'reply_attempts',
          'created_at',
          'archived_at',
          'changed_id',
          'read_changed_id',
        ],
      },
    },
    {
      table: 'messages',
      belongs: { room: 'chat_room_id' },
      isPartitioned: true,
      line: 'message',
      order: { at: 'sent_at', id: 'id' },
      exported: {
        id: idText('id'),
        chatRoomId: idText('chat_room_id'),
        sentAt: moment('sent_at'),
        by: column('message_type'),
        content: {
          columns: ['content', 'deleted_at'],
          value: sql`CASE WHEN deleted_at IS NULL THEN content END`,
        },
        clientMessageId: column('client_message_id'),
        origin: {
          columns: ['is_outreach', 'message_type'],
          value: sql`CASE WHEN message_type = 'USER' THEN 'OWNER' WHEN is_outreach THEN 'OUTREACH' ELSE 'REPLY' END`,
        },
        stopped: column('is_stopped'),
        replacedAt: moment('replaced_at'),
        deletedAt: moment('deleted_at'),
      },
      notExported: ['sender_user_id', 'sender_pet_id', 'message_hash', 'replaces_id', 'changed_id'],
      erased: { rows: 'deleted' },
    },
  ],
};
