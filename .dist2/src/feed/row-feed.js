import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import { Statement } from '../database/statement.js';
import { encodeCursor } from '../graphql/cursor.js';
import { reader, splitByReader } from './batch-read.js';
// Each kind of read has its own statement, and some of them a new one each month.
const maxStatements = 24;
/** Makes the source of a row feed. */
export function rowFeedSource(feed) {
    const unprojected = new LRUCache({ max: maxStatements });
    function unprojectedStatement({ variant, write }) {
        const known = unprojected.get(variant);
        if (known)
            return known;
        const statement = new Statement(variant, write(feed.nodeColumns, sql ``));
        unprojected.set(variant, statement);
        return statement;
    }
    function read({ statements }, reads) {
        const { projection } = reads[0];
        const statement = feed.statementOf(reads);
        if (!projection)
            return statements.run(unprojectedStatement(statement), { reads });
        return statements.run(projection.statement(statement.variant, feed.provided, ({ text, joins }) => statement.write(sql `${feed.keyColumns}, ${text} AS json`, joins), reader('owner_id')), { ...projection.bound, reads });
    }
    const nodeOf = (em, row) => ({
        node: feed.toNode(em, row),
        em,
    });
    return {
        topics: feed.topics,
        start: feed.start,
        groupOf: (one) => feed.groupOf(one),
        async read(services, reads) {
            const rows = await read(services, reads);
            return splitByReader(reads.length, rows, (row) => {
                const event = feed.toEvent(row);
                return {
                    ...event,
                    cursor: encodeCursor(feed.cursorOf(event.position)),
                    ...(row.json === undefined ? nodeOf(services.em.fork(), row) : { json: row.json }),
                };
            });
        },
        async newest({ statements }, ownerIds) {
            const rows = await statements.run(feed.newest, {
                ownerIds,
            });
            return new Map(rows.map((row) => [row.owner_id, feed.toPosition(row)]));
        },
        isAfter: feed.isAfter,
        matches: feed.matches,
        timeOf: feed.timeOf,
        sizeOf: ({ json, node }) => json?.length ?? (node?.content.length ?? 0) + 500,
    };
}
//# sourceMappingURL=row-feed.js.map