import { TestEnvironment } from 'jest-environment-node';
/**
 * Node's environment, but timers end with their test file: Agenda has a timer for each lock that outlives it by
 * seconds and that nothing else can stop.
 */
export default class EndingEnvironment extends TestEnvironment {
    #timers = new Set();
    async setup() {
        await super.setup();
        const timers = this.#timers;
        const { setTimeout: real } = this.global;
        this.global.setTimeout = Object.assign((work, ms, ...given) => {
            const timer = real(() => {
                timers.delete(timer);
                work(...given);
            }, ms);
            timers.add(timer);
            return timer;
        }, real);
    }
    async teardown() {
        for (const timer of this.#timers)
            clearTimeout(timer);
        await super.teardown();
    }
}
//# sourceMappingURL=environment.js.map