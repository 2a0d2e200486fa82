/** The topic of the heartbeat, which no listener receives. */
export const heartbeatTopic = 'heartbeat';
/** Reads the envelopes that travelled together. @throws for text that is not a JSON array */
export const readEnvelopes = (text = '[]') => JSON.parse(text);
//# sourceMappingURL=envelope.js.map