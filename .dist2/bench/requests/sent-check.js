import { setTimeout as delay } from 'node:timers/promises';
import { countMessageEvents, pubsubChannel } from '../sides/pubsub.js';
import { connect } from '../world/database.js';
import { activityTypeColumn } from '../world/schema.js';
const publishTimeout = 5_000;
/** Counts the messages that are stored and published from now on. */
export async function openSentCheck(url, client) {
    const listener = await connect(url);
    let published = 0;
    const countPublished = () => published;
    listener.on('notification', ({ payload }) => {
        published += countMessageEvents(payload);
    });
    await listener.query(`LISTEN ${pubsubChannel}`);
    const { rows: months } = await client.query(`SELECT partition_name('messages', clock()) AS name`);
    let before = await readNewestIds();
    async function readNewestIds() {
        const { rows } = await client.query(`SELECT (SELECT last_value FROM messages_id_seq) AS message, (SELECT last_value FROM activities_id_seq) AS activity`);
        return rows[0];
    }
    return {
        async check(side, acknowledged) {
            const deadline = Date.now() + publishTimeout;
            while (countPublished() < acknowledged && Date.now() < deadline)
                await delay(10);
            const { rows } = await client.query(`SELECT
           (SELECT count(*)::int FROM messages
            WHERE id > $1 AND content LIKE $3 || ' says %' AND message_hash IS NOT NULL) AS messages,
           (SELECT count(*)::int FROM activities
            WHERE id > $2 AND ${activityTypeColumn} = 'CHAT_SEND' AND metadata ? 'messageId') AS activities`, [before.message, before.activity, side]);
            before = await readNewestIds();
            const counts = { ...rows[0], 'published messages': published };
            published = 0;
            for (const [name, count] of Object.entries(counts))
                if (count !== acknowledged)
                    throw new Error(`${side} acknowledged ${acknowledged} messages, but there are ${count} ${name}.`);
        },
        async vacuum() {
            await client.query(`VACUUM users, chat_rooms, ${months[0].name}`);
            await client.query('CHECKPOINT');
        },
        close: () => listener.end(),
    };
}
//# sourceMappingURL=sent-check.js.map