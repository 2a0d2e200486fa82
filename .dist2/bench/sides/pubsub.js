/** The channel on which the product's processes publish to each other. */
export const pubsubChannel = 'nuzzle_live';
// A NOTIFY holds less than 8,000 bytes.
const maxPayload = 7_500;
/** The JSON of the event that publishes a message. */
export const messageEvent = ({ ownerId, chatRoomId, type }) => `["message",{"ownerId":"${ownerId}","chatRoomId":"${chatRoomId}","type":"${type}"}]`;
/** Publishes events together, in as few NOTIFYs as hold them. */
export async function publish(client, events) {
    for (let from = 0; from < events.length;) {
        let to = from + 1;
        let size = events[from].length + 2;
        while (to < events.length && (size += events[to].length + 1) <= maxPayload)
            to++;
        await client.query({
            name: 'publish',
            text: `SELECT pg_notify('${pubsubChannel}', $1)`,
            values: [`[${events.slice(from, to).join(',')}]`],
        });
        from = to;
    }
}
/** Reads the published messages of a notification. */
export const readMessageEvents = (payload) => JSON.parse(payload)
    .filter(([topic]) => topic === 'message')
    .map(([, event]) => event);
/** How many published messages a notification holds. */
export const countMessageEvents = (payload) => readMessageEvents(payload).length;
//# sourceMappingURL=pubsub.js.map