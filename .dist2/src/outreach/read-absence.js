import { sql } from 'kysely';
// The highest daily cap.
const maxSent = 24;
/**
 * Reads the absences of one owner, or of a page of owners by id, in one statement.
 * @param owners the owner's id, or the page
 */
export async function readAbsences(em, owners) {
    // The owner's newest message of a room is the one that awaits a reply, or else the one last replied to.
    const { rows } = await sql `
    SELECT clock() AS now, owner.id, owner.last_active_at, owner.is_deleted, switch.is_on, owner.outreach_enabled,
      owner.outreach_daily_cap, owner.time_zone, owner.display_name, owner.locale, owner.quiet_from, owner.quiet_to, pet.chosen AS pet, done.sent,
      (SELECT max(greatest(reply_to_id, replied_to_id)) FROM chat_rooms WHERE user_id = owner.id) AS spoken,
      EXISTS (SELECT 1 FROM outreaches WHERE user_id = owner.id AND epoch = owner.last_active_at) AS is_written,
      (SELECT held_until FROM care_holds WHERE user_id = owner.id) AS care_until
    FROM users owner CROSS JOIN outreach_switch switch
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
    WHERE ${'id' in owners ? sql `owner.id = ${owners.id}` : sql `owner.id > ${owners.after} AND NOT owner.is_deleted`}
    ORDER BY owner.id LIMIT ${sql.lit('id' in owners ? 1 : owners.limit)}`.execute(em.getKysely());
    return rows.map(toAbsence);
}
/** Reads the absence of one owner. @returns undefined when there is no such owner */
export const readAbsence = async (em, ownerId) => (await readAbsences(em, { id: ownerId }))[0];
function toAbsence(row) {
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
        overBudgetUntil: null,
        careUntil: row.care_until === null ? null : new Date(row.care_until),
    };
}
//# sourceMappingURL=read-absence.js.map