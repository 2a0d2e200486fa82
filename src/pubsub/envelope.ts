import type { Topic } from './pubsub.js';

/** The topic of the heartbeat, which no listener receives. */
export const heartbeatTopic = 'heartbeat';

/** What a transport carries: a topic and its payload. Several travel together, as a JSON array. */
export type Envelope = [topic: Topic | typeof heartbeatTopic, payload: unknown];

/** Reads the envelopes that travelled together. @throws for text that is not a JSON array */
export const readEnvelopes = (text = '[]'): Envelope[] => JSON.parse(text) as Envelope[];
