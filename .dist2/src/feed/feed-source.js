/**
 * Terms:
 * - feed: what happens to one owner, in commit order; each event has a position.
 * - interest: which events a reader wants.
 * - projection: what a reader selects of each event. Readers with the same projection share a feed, so that each event
 *   is read, checked and serialized once for all devices of its owner.
 * - `FeedSource`: reads one kind of feed from the database; `rowFeedSource` makes one from a table.
 * - `Feeds`: all open feeds of one kind in this process. `OwnerFeed`: one of them, with its readers.
 */
/** The most events that one read returns. */
export const pageSize = 100;
//# sourceMappingURL=feed-source.js.map