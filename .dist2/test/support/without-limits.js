import { limits } from '../../src/limits.js';
/** Settings that switch every limit off, for whoever drives load from one address. */
export const withoutLimits = {
    ...Object.fromEntries(Object.values(limits).map(({ setting }) => [setting, 'off'])),
    PETS_PER_OWNER: '999999',
};
//# sourceMappingURL=without-limits.js.map