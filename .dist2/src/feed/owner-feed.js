import { pageSize } from './feed-source.js';
/** One owner's feed, read once for all their devices in this process that have the same projection. */
export class OwnerFeed {
    // Mostly one or two readers: an array takes a third of the memory of a set.
    #readers = [];
    #hasSkipped = false;
    #reading = false;
    #again = false;
    /** @param position the feed has been read up to here */
    constructor(kind, ownerId, projection, position) {
        this.kind = kind;
        this.ownerId = ownerId;
        this.projection = projection;
        this.position = position;
    }
    /** Whether the feed left events unread because every reader was behind. */
    get hasSkipped() {
        return this.#hasSkipped;
    }
    /** The position up to which the feed has been read. */
    get at() {
        return this.position;
    }
    /** Adds a reader, which gets every new event until it is removed. */
    add(reader) {
        this.#readers = this.#readers.concat(reader);
    }
    /** Removes a reader. */
    remove(reader) {
        this.#readers = this.#readers.filter((one) => one !== reader);
    }
    /**
     * A reader that was behind takes pushed events again.
     * @param position where it is; undefined if only its client says so
     */
    rejoin(position) {
        if (!this.#hasSkipped)
            return;
        if (position !== undefined && this.kind.source.isAfter(position, this.position))
            this.position = position;
        this.#hasSkipped = false;
        this.wake();
    }
    /** Reads on if the newest position is after the feed's. */
    catchUpTo(newest) {
        if (newest && this.kind.source.isAfter(newest, this.position))
            this.wake();
    }
    /** Reads everything after the feed's position, with one read at a time. */
    wake() {
        this.#again = true;
        if (!this.#reading)
            void this.#readOn();
    }
    #count(events) {
        const { source, services } = this.kind;
        const { delivered, delay } = services.metrics.live;
        delivered.inc(events.length * this.#readers.length);
        for (const event of events) {
            const at = source.timeOf(event);
            if (at)
                delay.observe(Math.max(0, Date.now() - at.getTime()) / 1_000);
        }
    }
    async #readOn() {
        this.#reading = true;
        try {
            while (this.#again) {
                this.#again = false;
                // No reader would take the events, so slow readers cost nothing until they have caught up.
                if (this.#readers.length > 0 && this.#readers.every(({ isBehind }) => isBehind)) {
                    this.#hasSkipped = true;
                    continue;
                }
                const { ownerId, position: after, projection } = this;
                const events = await this.kind.read({ ownerId, after, projection });
                const last = events.at(-1);
                if (last === undefined)
                    continue;
                this.position = last.position;
                if (events.length === pageSize)
                    this.#again = true;
                for (const reader of this.#readers)
                    reader.push(events);
                this.#count(events);
            }
        }
        catch (error) {
            // The position has not moved, so the next event or the catch-up reads the same again.
            this.kind.services.log.warn({ err: error, ownerId: this.ownerId }, 'A feed read failed; it is repeated.');
        }
        finally {
            this.#reading = false;
        }
    }
}
//# sourceMappingURL=owner-feed.js.map