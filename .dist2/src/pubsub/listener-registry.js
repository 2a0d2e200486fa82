/** The listeners of this process, by topic and owner. */
export class ListenerRegistry {
    // Most keys have one listener, and there are thousands of keys: an array takes less memory than a set.
    #listeners = new Map();
    #gapListeners = new Set();
    /** Adds a listener. @returns removes it */
    listen(topic, ownerId, listener) {
        const key = `${topic} ${ownerId}`;
        this.#listeners.set(key, (this.#listeners.get(key) ?? []).concat(listener));
        return () => {
            const others = (this.#listeners.get(key) ?? []).filter((one) => one !== listener);
            if (others.length > 0)
                this.#listeners.set(key, others);
            else
                this.#listeners.delete(key);
        };
    }
    /** Adds a listener for gaps. @returns removes it */
    onGap(listener) {
        this.#gapListeners.add(listener);
        return () => this.#gapListeners.delete(listener);
    }
    /** Calls the listeners of the payload's owner, and those of all owners. */
    dispatch(topic, payload) {
        for (const key of [`${topic} ${payload.ownerId}`, `${topic} *`])
            for (const listener of this.#listeners.get(key) ?? [])
                listener(payload);
    }
    /** Calls the listeners for gaps. */
    dispatchGap() {
        for (const listener of this.#gapListeners)
            listener();
    }
}
//# sourceMappingURL=listener-registry.js.map