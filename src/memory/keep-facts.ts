import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { nextChange } from '../database/next-change.js';
import { liveFacts } from './facts.js';
import { mergeFact, type Merge, type NewFact } from './merge-fact.js';

// What is no longer true is kept for the export, and not without end.
const maxSuperseded = 200;

/** The message that a fact came from. */
export interface FactSource {
  readonly id: string;
  /** As text, to the millisecond. */
  readonly sentAt: string;
}

/** A fact with the message that it came from; undefined if the owner told it without one. */
export interface SourcedFact extends NewFact {
  readonly source: FactSource | undefined;
}

/** A pet and its owner. */
export interface OwnedPet {
  readonly petId: string;
  readonly ownerId: string;
}

/**
 * Keeps a fact of a pet, unless it is known or there are too many. The caller holds the owner's lock.
 * @returns what became of it, with the id of the fact that says it now; without an id if none does
 */
export async function keepFact(
  em: EntityManager,
  { petId, ownerId }: OwnedPet,
  fact: SourcedFact,
): Promise<{ merge: Merge; id: string | undefined }> {
  const database = em.getKysely();
  const merge = mergeFact(await liveFacts(em, petId), fact);
  if (merge.kind === 'known') return { merge, id: merge.id };
  if (merge.kind === 'full') return { merge, id: undefined };
  if (merge.drops !== undefined) await sql`DELETE FROM memories WHERE id = ${merge.drops}`.execute(database);
  const { rows } = await sql<{ id: string }>`
    INSERT INTO memories (user_id, pet_id, kind, content, is_told, message_id, message_sent_at)
    VALUES (${ownerId}, ${petId}, ${fact.kind}, ${fact.content}, ${fact.isTold}, ${fact.source?.id ?? null}, ${fact.source?.sentAt ?? null})
    RETURNING id::text`.execute(database);
  const { id } = rows[0]!;
  if (merge.supersedes.length > 0) {
    await sql`
      UPDATE memories SET superseded_by_id = ${id}, superseded_at = clock()
      WHERE id IN (${sql.join(merge.supersedes)})`.execute(database);
    await sql`
      DELETE FROM memories WHERE id IN (
        SELECT id FROM memories WHERE user_id = ${ownerId} AND pet_id = ${petId} AND superseded_at IS NOT NULL
        ORDER BY superseded_at DESC, id DESC OFFSET ${sql.lit(maxSuperseded)})`.execute(database);
  }
  await noteChange(em, petId);
  return { merge, id };
}

/** Notes that what a pet knows has changed, for the owner's other devices. */
export async function noteChange(em: EntityManager, petId: string): Promise<void> {
  await sql`UPDATE pets SET changed_id = ${nextChange} WHERE id = ${petId}`.execute(em.getKysely());
}
