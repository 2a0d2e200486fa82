import { setTimeout as delay } from 'node:timers/promises';
import { Devices } from './devices.js';
const devicesPerOwner = 2;
const deliveryTimeout = 60_000;
const maxMessagesPerCommit = 64;
const writeInterval = 5;
/** The owners of one side whose devices this process holds. It writes messages to them, and checks every delivery. */
export class Subscribers {
    #owners = [];
    #deliveries = 0;
    #latencies = [];
    #error;
    #onDelivered;
    #written = 0;
    /** The messages that have not reached every device, by content. */
    #expected = new Map();
    /** The owners with such a message. Each has one at a time. */
    #busy = new Set();
    #devices = new Devices((delivery) => this.#receive(delivery), (error) => (this.#error ??= error));
    /** @param name distinguishes the messages of this process from the other's */
    constructor(writer, name) {
        this.writer = writer;
        this.name = name;
    }
    /** Opens the devices of these owners. */
    async subscribe(owners) {
        this.#owners = owners;
        await this.#devices.open(owners, devicesPerOwner);
    }
    /** Closes the devices. */
    unsubscribe() {
        return this.#devices.close();
    }
    /** From now on devices reconnect when their sockets close. */
    allowReconnect() {
        this.#devices.reconnect = true;
    }
    /** Writes messages to random owners for so long, and waits until all are delivered. */
    async run(seconds, pace) {
        this.#deliveries = 0;
        this.#latencies = [];
        const begin = performance.now();
        const end = begin + seconds * 1000;
        const countDue = this.#pacer(pace, begin);
        while (performance.now() < end && !this.#error) {
            const due = countDue();
            if (due === 0)
                await Promise.race([
                    new Promise((resolve) => (this.#onDelivered = resolve)),
                    delay(writeInterval),
                ]);
            else
                await this.#write(Array.from({ length: due }, () => this.#messageTo(this.#randomOwner())));
        }
        const deliveries = this.#deliveries;
        const perSecond = (deliveries / (performance.now() - begin)) * 1000;
        await this.awaitDeliveries();
        return { deliveries, perSecond, latencies: this.#latencies };
    }
    /** Writes one message to each owner. */
    async writeToAll() {
        for (let from = 0; from < this.#owners.length; from += maxMessagesPerCommit)
            await this.#write(this.#owners.slice(from, from + maxMessagesPerCommit).map((owner) => this.#messageTo(owner)));
    }
    /** Returns when every device has every message. @throws if one is missing after a minute, or anything was wrong */
    async awaitDeliveries() {
        for (const until = performance.now() + deliveryTimeout; performance.now() < until; await delay(20))
            if (this.#expected.size === 0 || this.#error)
                break;
        if (this.#expected.size > 0)
            this.#error ??= `${this.#expected.size} messages did not reach every device`;
        if (this.#error)
            throw new Error(this.#error);
    }
    /** How many messages to write at this moment. Several go into one commit, or the commits would be measured. */
    #pacer({ max, per }, begin) {
        let written = 0;
        return () => {
            const free = per === 'in flight'
                ? max - this.#expected.size
                : Math.floor(((performance.now() - begin) / 1000) * max) - written;
            const idle = this.#owners.length - this.#busy.size;
            const due = per === 'in flight' && free < max / 8 ? 0 : Math.min(free, maxMessagesPerCommit, idle);
            written += due;
            return due;
        };
    }
    #randomOwner() {
        let owner;
        do
            owner = this.#owners[Math.floor(Math.random() * this.#owners.length)];
        while (this.#busy.has(owner.ownerId));
        return owner;
    }
    #messageTo(owner) {
        this.#busy.add(owner.ownerId);
        const content = `${owner.petName} says for the ${++this.#written}. time to ${this.name} that the sun is in the window`;
        this.#expected.set(content, {
            owner,
            committedAt: performance.now(),
            id: undefined,
            receivedBy: new Set(),
        });
        return { ...owner, content };
    }
    async #write(messages) {
        const ids = await this.writer.write(messages);
        const committedAt = performance.now();
        for (const { content } of messages) {
            // A side may have delivered it already: with an event of the same owner, or while it caught up.
            const expected = this.#expected.get(content);
            if (!expected)
                continue;
            expected.committedAt = committedAt;
            if (expected.id !== undefined && expected.id !== ids.get(content))
                this.#error = 'an id is wrong';
            expected.id = ids.get(content);
        }
        await this.writer.publish(messages);
    }
    /** Checks a delivery: its owner, its message, and that the device receives it once. */
    #receive({ ownerId, device, node }) {
        const expected = this.#expected.get(node.content);
        if (!expected || expected.owner.ownerId !== ownerId || expected.receivedBy.has(device)) {
            this.#error ??= `owner ${ownerId} received another owner's message, or one twice: ${JSON.stringify(node)}`;
            return;
        }
        const { owner } = expected;
        expected.id ??= node.id;
        if (expected.id !== node.id || node.chatRoom.id !== owner.roomId || node.sender.name !== owner.petName)
            this.#error ??= `owner ${ownerId} received a wrong message: ${JSON.stringify(node)}`;
        expected.receivedBy.add(device);
        this.#deliveries++;
        if (expected.receivedBy.size < devicesPerOwner)
            return;
        this.#latencies.push(performance.now() - expected.committedAt);
        this.#expected.delete(node.content);
        this.#busy.delete(ownerId);
        this.#onDelivered?.();
    }
}
//# sourceMappingURL=subscribers.js.map