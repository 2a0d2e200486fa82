/**
 * Terms:
 * - publish: notify every process on the same database that a row changed. A payload carries ids, not text, so
 *   that each listener reads the row itself and checks who may see it.
 * - topic: the kind of change. Every payload names the owner that it concerns.
 * - listener: a function in this process that receives the payloads of one topic.
 * - gap: a time in which payloads may have been lost. After one, listeners compare with the database.
 */
export {};
//# sourceMappingURL=pubsub.js.map