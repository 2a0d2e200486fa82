import { limits } from '../../src/limits.js';

/** Settings that switch every limit off, for whoever drives load from one address. */
export const withoutLimits: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.values(limits).map(({ setting }) => [setting, 'off'])),
  PETS_PER_OWNER: '999999',
};
