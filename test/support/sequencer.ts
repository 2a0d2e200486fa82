import { statSync } from 'node:fs';

interface TestFile {
  path: string;
}

/** Files that take long although they are short. They start first, so that no worker ends with one of them alone. */
const slow = [
  'browser/screens',
  'browser/life',
  'security/availability',
  'security/rights',
  'evaluation/evaluation',
  'memory/folding',
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

const rank = ({ path }: TestFile): number => {
  const at = slow.findIndex((name) => path.includes(`${name}.test`));
  return at < 0 ? slow.length : at;
};

/** Orders test files: the slow ones first, then by size. It keeps no times, so that every run is alike. */
export default class Sequencer {
  sort(tests: readonly TestFile[]): TestFile[] {
    const sizes = new Map(tests.map(({ path }) => [path, statSync(path).size]));
    return tests.toSorted((a, b) => rank(a) - rank(b) || sizes.get(b.path)! - sizes.get(a.path)!);
  }

  shard(
    tests: TestFile[],
    { shardIndex, shardCount }: { shardIndex: number; shardCount: number },
  ): TestFile[] {
    return tests.filter((_, at) => at % shardCount === shardIndex - 1);
  }

  allFailedTests(): TestFile[] {
    return [];
  }

  cacheResults(): void {}
}
