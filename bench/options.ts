import { parseArgs } from 'node:util';
import { usualWorld, type WorldSize } from './world.js';

/** What is measured: open the app, scroll, send, live, find the idle. */
export const works = ['W1', 'W2', 'W3', 'W4', 'W5'] as const;

/** One of what is measured. */
export type Work = (typeof works)[number];

/** How the command is to measure. */
export interface Options {
  works: Work[];
  peers: boolean;
  world: WorldSize;
  /** Interleaved rounds, how long a side runs in each, and how long it runs before the first. */
  rounds: number;
  seconds: number;
  warmUpSeconds: number;
  /** How many answers are compared before anything is measured. */
  compared: number;
  /** W4: owners with two sockets each. */
  liveOwners: number;
  /** W5: owners, and how many of them are due. */
  idle: { owners: number; due: number };
}

const usage = `npm run bench -- [${works.join(' ')}] [--short] [--months N] [--messages N] [--no-peers]`;

/**
 * Reads the command's arguments.
 * @throws with the usage where they cannot be read
 */
export function readOptions(args: string[]): Options {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        short: { type: 'boolean', default: false },
        months: { type: 'string' },
        messages: { type: 'string' },
        'no-peers': { type: 'boolean', default: false },
      },
    });
    const stranger = positionals.find((one) => !(works as readonly string[]).includes(one));
    if (stranger !== undefined) throw new Error(`${stranger} is no work.`);
    const named = works.filter((work) => positionals.includes(work));
    const size = values.short ? shortWorld : usualWorld;
    return {
      works: named.length > 0 ? named : [...works],
      peers: !values['no-peers'],
      world: {
        ...size,
        ...(values.months && { months: count('--months', values.months) }),
        ...(values.messages && { messages: count('--messages', values.messages) }),
      },
      ...(values.short ? short : usual),
    };
  } catch (error) {
    throw new Error(`${(error as Error).message}\nUsage: ${usage}`, { cause: error });
  }
}

const shortWorld: WorldSize = {
  owners: 2_000,
  pets: 5_000,
  messages: 100_000,
  activities: 10_000,
  months: 12,
};

const usual = {
  rounds: 5,
  seconds: 8,
  warmUpSeconds: 3,
  compared: 50,
  liveOwners: 5_000,
  idle: { owners: 1_000_000, due: 100_000 },
};

const short = {
  rounds: 3,
  seconds: 2,
  warmUpSeconds: 2,
  compared: 20,
  liveOwners: 600,
  idle: { owners: 100_000, due: 20_000 },
};

/** Reads a number of the command line. */
export function count(name: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Error(`${name} takes a number, not ${text}.`);
  return Number(text);
}
