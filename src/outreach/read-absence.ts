import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Spent } from '../budget/spending.js';
import type { QuietHours } from '../user/local-time.js';

// The highest daily cap.
const maxSent = 24;

/** The pet that would write, and its chat room. */
export interface ChosenPet {
  id: string;
  roomId: string;
  name: string;
  persona: string;
}

/** Everything that decides whether a pet may write to an owner, read at one time of the database's clock. */
export interface Absence {
  now: Date;
  ownerId: string;
  /** The owner's last activity, which identifies the absence. */
  epoch: Date;
  isDeleted: boolean;
  /** Whether the operator lets pets write. */
  isOn: boolean;
  /** Whether the owner lets pets write. */
  enabled: boolean;
  dailyCap: number;
  timeZone: string | null;
  /** What the owner wants to be called. */
  displayName: string | null;
  /** The owner's language tag. */
  locale: string | null;
  quietHours: QuietHours | null;
  /** The ACTIVE pet that the owner wrote to last, or else the oldest one; null when there is none. */
  pet: ChosenPet | null;
  /** The times of the latest outreaches, newest first. */
  sent: readonly Date[];
  /** The time of the last outreach, if the owner has written in no room since. */
  unansweredSince: Date | null;
  /** Whether this absence has had its outreach, or one is in progress. */
  isWritten: boolean;
  /** How many tokens of a language model were used in the present day of UTC, by the owner's pets and by all. */
  spent: Spent;
  /** Until when an owner who was offered help is left in peace; null if there is no such time. */
  careUntil: Date | null;
}

/** An absence as its statement returns it. */
interface AbsenceRow {
  now: string;
  id: string;
  last_active_at: string;
  is_deleted: boolean;
  is_on: boolean;
  outreach_enabled: boolean;
  outreach_daily_cap: number;
  time_zone: string | null;
  display_name: string | null;
  locale: string | null;
  quiet_from: string | null;
  quiet_to: string | null;
  pet: ChosenPet | null;
  sent: { at: string; messageId: string }[] | null;
  spoken: string | null;
  is_written: boolean;
  own_tokens: number;
  all_tokens: number;
  care_until: string | null;
}

/**
 * Reads the absences of one owner, or of a page of owners by id, in one statement.
 * @param owners the owner's id, or the page
 */
export async function readAbsences(
  em: EntityManager,
  owners: { id: string } | { after: string; limit: number },
): Promise<Absence[]> {
  // The owner's newest message of a room is the one that awaits a reply, or else the one last replied to.
  const { rows } = await sql<AbsenceRow>`
    SELECT clock() AS now, owner.id, owner.last_active_at, owner.is_deleted, switch.is_on, owner.outreach_enabled,
      owner.outreach_daily_cap, owner.time_zone, owner.display_name, owner.locale, owner.quiet_from, owner.quiet_to, pet.chosen AS pet, done.sent,
      (SELECT max(greatest(reply_to_id, replied_to_id)) FROM chat_rooms WHERE user_id = owner.id) AS spoken,
      EXISTS (SELECT 1 FROM outreaches WHERE user_id = owner.id AND epoch = owner.last_active_at) AS is_written,
      coalesce((SELECT input_tokens + output_tokens FROM voice_usage WHERE user_id = owner.id AND day = today.day), 0)::float8 AS own_tokens,
      coalesce((SELECT tokens FROM voice_totals WHERE day = today.day), 0)::float8 AS all_tokens,
      (SELECT held_until FROM care_holds WHERE user_id = owner.id) AS care_until
    FROM users owner CROSS JOIN outreach_switch switch
    CROSS JOIN (SELECT (clock() AT TIME ZONE 'UTC')::date AS day) today
    LEFT JOIN LATERAL (
      SELECT json_build_object('id', pets.id::text, 'roomId', room.id::text, 'name', pets.name, 'persona', pets.persona) AS chosen
      FROM pets JOIN chat_rooms room ON room.pet_id = pets.id
      WHERE pets.owner_id = owner.id AND pets.status = 'ACTIVE' AND NOT pets.is_deleted
      ORDER BY greatest(room.reply_to_id, room.replied_to_id) DESC NULLS LAST, pets.id LIMIT 1
    ) pet ON true
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('at', sent_at, 'messageId', message_id::text)) AS sent
      FROM (SELECT sent_at, message_id FROM outreaches WHERE user_id = owner.id AND state = 'SENT'
            ORDER BY epoch DESC LIMIT ${sql.lit(maxSent)}) newest
    ) done ON true
    WHERE ${'id' in owners ? sql`owner.id = ${owners.id}` : sql`owner.id > ${owners.after} AND NOT owner.is_deleted`}
    ORDER BY owner.id LIMIT ${sql.lit('id' in owners ? 1 : owners.limit)}`.execute(em.getKysely());
  return rows.map(toAbsence);
}

/** Reads the absence of one owner. @returns undefined when there is no such owner */
export const readAbsence = async (em: EntityManager, ownerId: string): Promise<Absence | undefined> =>
  (await readAbsences(em, { id: ownerId }))[0];

function toAbsence(row: AbsenceRow): Absence {
  const sent = row.sent ?? [];
  const last = sent[0];
  const isAnswered = !last || BigInt(row.spoken ?? 0) > BigInt(last.messageId);
  return {
    now: new Date(row.now),
    ownerId: row.id,
    epoch: new Date(row.last_active_at),
    isDeleted: row.is_deleted,
    isOn: row.is_on,
    enabled: row.outreach_enabled,
    dailyCap: row.outreach_daily_cap,
    timeZone: row.time_zone,
    displayName: row.display_name,
    locale: row.locale,
    quietHours: row.quiet_from && row.quiet_to ? { from: row.quiet_from, to: row.quiet_to } : null,
    pet: row.pet,
    sent: sent.map(({ at }) => new Date(at)),
    unansweredSince: isAnswered ? null : new Date(last.at),
    isWritten: row.is_written,
    spent: { owner: row.own_tokens, all: row.all_tokens },
    careUntil: row.care_until === null ? null : new Date(row.care_until),
  };
}
