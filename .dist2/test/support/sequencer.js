import { statSync } from 'node:fs';
/** Files that take long although they are short. They start first, so that no worker ends with one of them alone. */
const slow = [
    'outreach/voice',
    'start/process',
    'live/protocol',
    'query/both-paths',
    'cli/db',
    'start/stop',
    'upgrade/upgrade',
    'push/timeout',
    'jobs/store',
];
const rank = ({ path }) => {
    const at = slow.findIndex((name) => path.includes(`${name}.test`));
    return at < 0 ? slow.length : at;
};
/** Orders test files: the slow ones first, then by size. It keeps no times, so that every run is alike. */
export default class Sequencer {
    sort(tests) {
        const sizes = new Map(tests.map(({ path }) => [path, statSync(path).size]));
        return tests.toSorted((a, b) => rank(a) - rank(b) || sizes.get(b.path) - sizes.get(a.path));
    }
    shard(tests, { shardIndex, shardCount }) {
        return tests.filter((_, at) => at % shardCount === shardIndex - 1);
    }
    allFailedTests() {
        return [];
    }
    cacheResults() { }
}
//# sourceMappingURL=sequencer.js.map