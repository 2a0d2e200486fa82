import { expect } from '@jest/globals';
/** What `fields` of an error must be: a fault at each path, in this order, with this message. */
export const faults = (messages) => Object.entries(messages).map(([path, message]) => expect.objectContaining({ path, message, code: expect.stringMatching(/^[A-Z_]+$/) }));
/** The messages of an error's faults, by their paths. */
export const messagesOf = ({ fields, }) => fields && Object.fromEntries(fields.map(({ path, message }) => [path, message]));
//# sourceMappingURL=faults.js.map