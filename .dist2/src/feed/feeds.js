import { LRUCache } from 'lru-cache';
import pTimeout from 'p-timeout';
import { batchLoader } from '../database/batch-loader.js';
import { isDataError, isRejection } from '../database/sql-error.js';
import { OwnerFeed } from './owner-feed.js';
const catchUpInterval = 3_000;
// Reads in one statement. New events are mostly one for each owner; a returning client may have missed a whole page.
const [maxFeedReads, maxPageReads] = [64, 4];
const readTimeout = 30_000;
const maxGroups = 100;
const keyOf = (ownerId, projection) => `${ownerId} ${projection?.shareKey ?? ''}`;
/** The feeds of one kind that clients of this process follow, with a catch-up for what was never announced. */
export class Feeds {
    #open = new Map();
    #timer;
    #newest;
    #reads = new LRUCache({ max: maxGroups });
    constructor(source, services) {
        this.source = source;
        this.services = services;
        this.#newest = batchLoader(async (ownerIds) => {
            const newest = await source.newest(services, ownerIds);
            return ownerIds.map((ownerId) => newest.get(ownerId));
        });
        services.pubsub.onGap(() => {
            for (const open of this.#open.values())
                open.isStale ||= !open.feed;
            void this.#catchUp();
        });
    }
    /** Joins an owner's feed; the first follower opens it, at the newest event. */
    async join(ownerId, projection) {
        const key = keyOf(ownerId, projection);
        let open = this.#open.get(key);
        if (!open) {
            // Listen before the first read, so that nothing between the two is missed.
            const stops = this.source.topics.map((topic) => this.services.pubsub.listen(topic, ownerId, () => this.#wake(key)));
            const stopListening = () => {
                for (const stop of stops)
                    stop();
            };
            const opening = this.#openFeed(ownerId, projection);
            open = { opening, feed: undefined, isStale: false, followers: 0, stopListening };
            this.#open.set(key, open);
            this.#timer ??= setInterval(() => void this.#catchUp(), catchUpInterval).unref();
        }
        open.followers++;
        try {
            const feed = await open.opening;
            if (!open.feed) {
                open.feed = feed;
                if (open.isStale)
                    feed.wake();
            }
            // A new follower starts at the newest event, not at what the others left unread.
            if (feed.hasSkipped)
                feed.rejoin(await this.#newestOf(ownerId));
            return feed;
        }
        catch (error) {
            this.leave(ownerId, projection);
            throw error;
        }
    }
    /** Reads after a position, in one statement with other reads of the same group and moment. */
    async read(read) {
        // A feed reads every new event; only a client that reads pages has an interest.
        const max = read.interest ? maxPageReads : maxFeedReads;
        const group = `${max} ${this.source.groupOf(read)} ${read.projection?.shareKey ?? ''}`;
        const reads = this.#reads.get(group) ?? batchLoader((all) => this.#readBatch(all), max);
        this.#reads.set(group, reads);
        // Emptied, because a loader keeps what it loaded last.
        return (await reads.load(read)).splice(0);
    }
    /** Leaves a feed; the last follower closes it. */
    leave(ownerId, projection) {
        const key = keyOf(ownerId, projection);
        const open = this.#open.get(key);
        if (!open || --open.followers > 0)
            return;
        open.stopListening();
        this.#open.delete(key);
        if (this.#open.size === 0) {
            clearInterval(this.#timer);
            this.#timer = undefined;
        }
    }
    #wake(key) {
        const open = this.#open.get(key);
        if (open?.feed)
            open.feed.wake();
        else if (open)
            open.isStale = true;
    }
    async #openFeed(ownerId, projection) {
        return new OwnerFeed(this, ownerId, projection, await this.#newestOf(ownerId));
    }
    async #readBatch(reads, isLast = false) {
        this.services.metrics.live.reads.inc();
        try {
            // A connection that died silently must not block these owners for ever.
            return await pTimeout(this.source.read(this.services, reads), { milliseconds: readTimeout });
        }
        catch (error) {
            if (isDataError(error))
                return reads.length === 1 ? [error] : this.#readHalves(reads);
            // Only a lost connection is worth a second try: PostgreSQL would reject anything else again.
            if (isLast || isRejection(error))
                throw error;
            return this.#readBatch(reads, true);
        }
    }
    /** Reads each half by itself, so that one owner's data does not make the reads of others fail. */
    async #readHalves(reads) {
        const half = Math.ceil(reads.length / 2);
        return [...(await this.#readBatch(reads.slice(0, half))), ...(await this.#readBatch(reads.slice(half)))];
    }
    async #newestOf(ownerId) {
        return (await this.#newest.load(ownerId)) ?? this.source.start;
    }
    async #catchUp() {
        const feeds = [...this.#open.values()].flatMap(({ feed }) => feed ?? []);
        try {
            const owners = new Set(feeds.map(({ ownerId }) => ownerId));
            const newest = await this.source.newest(this.services, [...owners]);
            for (const feed of feeds)
                feed.catchUpTo(newest.get(feed.ownerId));
        }
        catch (error) {
            this.services.log.warn({ err: error }, 'The catch-up of feeds failed; it is repeated.');
        }
    }
}
/** The feeds of a source, one instance in each process, created at the first use. */
export function feedsOf(source) {
    const known = new WeakMap();
    return ({ em, statements, pubsub, log, metrics }) => {
        // Feeds need a manager of their own: the caller's ends with its operation.
        const feeds = known.get(pubsub) ?? new Feeds(source, { em: em.fork(), statements, pubsub, log, metrics });
        known.set(pubsub, feeds);
        return feeds;
    };
}
//# sourceMappingURL=feeds.js.map