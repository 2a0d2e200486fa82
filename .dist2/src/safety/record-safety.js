import { sql } from 'kysely';
import { milliseconds } from '../database/clock.js';
import { say } from '../language/say.js';
import { shorten } from '../text.js';
import { languageFor } from '../voice/safety/fixed-words.js';
import { maxUtteranceLength } from '../voice/utterance.js';
/** How long no pet writes first to an owner who was offered help, in milliseconds. */
export const careHold = 86_400_000;
/**
 * Records that an owner was offered help: no pet writes first for a day, and the day's count grows by one.
 * @param em the manager of the transaction that writes the answer, which holds the owner's lock
 */
export async function recordSafety(em, ownerId, spoken) {
    if (!spoken.helpOfferedFor)
        return;
    const own = em.getKysely();
    await sql `
    INSERT INTO care_holds (user_id, held_until) VALUES (${ownerId}, clock() + ${milliseconds(careHold)})
    ON CONFLICT (user_id) DO UPDATE SET held_until = excluded.held_until`.execute(own);
    // Last in the transaction, because all owners share the row.
    await sql `
    INSERT INTO safety_counts (day, event, count) VALUES ((clock() AT TIME ZONE 'UTC')::date, 'HELP_OFFERED', 1)
    ON CONFLICT (day, event) DO UPDATE SET count = safety_counts.count + 1`.execute(own);
}
/**
 * The words of a reply, with a notice that the pet is an AI if the server gives such notices and it is time for one.
 * @param em the manager of the transaction that writes the reply, which holds the owner's lock
 */
export async function withNotice({ safety: { noticeEvery } }, em, roomId, request, { words, isDisclosed = false }) {
    if (noticeEvery === undefined)
        return words;
    const { numAffectedRows } = await sql `
    INSERT INTO ai_notices (chat_room_id, told_at) VALUES (${roomId}, clock())
    ON CONFLICT (chat_room_id) DO UPDATE SET told_at = excluded.told_at
    WHERE ${isDisclosed} OR ai_notices.told_at <= clock() - ${milliseconds(noticeEvery)}`.execute(em.getKysely());
    if (isDisclosed || numAffectedRows === 0n)
        return words;
    const notice = say(languageFor(request), { key: 'safety.notice', values: { pet: request.pet.name } });
    return `${shorten(words, maxUtteranceLength - notice.length - 2)}\n\n${notice}`;
}
/** Counts what was said for safety, once it is stored. */
export function countSafety({ metrics: { safety } }, { helpOfferedFor, isDisclosed }) {
    if (helpOfferedFor)
        safety.helpOffered.inc({ found_by: helpOfferedFor });
    else if (isDisclosed)
        safety.disclosed.inc();
}
//# sourceMappingURL=record-safety.js.map