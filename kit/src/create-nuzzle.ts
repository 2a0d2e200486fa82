import type { NuzzleOptions } from './nuzzle-options.js';
import type { Nuzzle } from './nuzzle.js';

/** Opens a client of Nuzzle. Create one for a whole app. */
export declare function createNuzzle(options: NuzzleOptions): Nuzzle;
