import { sql } from 'kysely';
import type { Module } from '../module.js';
import { column, idText, moment } from '../personal-data.js';
import { Memory } from './memory.entity.js';
import { memoryJob } from './memory.job.js';
import { MemoryLine } from './memory-line.entity.js';
import { MemoryResolver, PetMemoriesResolver } from './memory.resolver.js';
import { openMemoryWorker } from './memory-worker.js';
import { RoomMemory } from './room-memory.entity.js';

/** What pets remember. */
export const memoryModule: Module = {
  name: 'memory',
  entities: [Memory, RoomMemory, MemoryLine],
  resolvers: [MemoryResolver, PetMemoriesResolver],
  openWork(services) {
    const worker = openMemoryWorker(services);
    return { worker, jobs: [memoryJob(worker, services.lease)] };
  },
  gauges: [
    {
      name: 'memories_waiting',
      help: 'Chat rooms whose new messages are to be remembered and are not yet.',
      statement: sql`SELECT count(*) AS value FROM room_memories WHERE due_at <= (SELECT clock())`,
    },
  ],
  tables: [
    {
      table: 'memories',
      belongs: { owner: 'user_id' },
      line: 'memory',
      exported: {
        id: idText('id'),
        petId: idText('pet_id'),
        kind: column('kind'),
        content: column('content'),
        told: column('is_told'),
        messageId: idText('message_id'),
        createdAt: moment('created_at'),
        supersededAt: moment('superseded_at'),
        supersededById: idText('superseded_by_id'),
      },
      notExported: ['user_id', 'message_sent_at'],
      erased: { rows: 'deleted', atOnce: true },
    },
    {
      table: 'room_memories',
      belongs: { owner: 'user_id' },
      line: 'summary',
      order: { at: 'created_at', id: 'chat_room_id' },
      exported: { chatRoomId: idText('chat_room_id'), content: column('summary') },
      notExported: [
        'user_id',
        'wanted_to_id',
        'indexed_to_id',
        'indexed_to_at',
        'facts_to_id',
        'summary_to_id',
        'due_at',
        'fence',
        'attempts',
        'failure',
        'created_at',
      ],
      erased: { rows: 'deleted', atOnce: true },
    },
    {
      table: 'memory_lines',
      belongs: { room: 'chat_room_id' },
      exported: {},
      notExported: ['message_id', 'sent_at', 'chat_room_id', 'terms', 'embedding', 'embedding_model'],
      erased: { rows: 'deleted' },
    },
  ],
};
