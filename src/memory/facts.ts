import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { MemoryKind } from './memory.entity.js';

/** How many facts a pet keeps. */
export const maxFacts = 40;

/** What a pet knows. */
export interface Fact {
  readonly id: string;
  readonly kind: MemoryKind;
  readonly content: string;
  readonly isTold: boolean;
}

/** Reads the facts of a pet that hold, oldest first. */
export async function liveFacts(em: EntityManager, petId: string): Promise<Fact[]> {
  const { rows } = await sql<{ id: string; kind: MemoryKind; content: string; is_told: boolean }>`
    SELECT id::text, kind, content, is_told FROM memories
    WHERE pet_id = ${petId} AND superseded_at IS NULL ORDER BY id DESC LIMIT ${sql.lit(maxFacts)}`.execute(
    em.getKysely(),
  );
  return rows.toReversed().map(({ is_told: isTold, ...fact }) => ({ ...fact, isTold }));
}
