const ofMessages = (messages) => ({
    owners: 800,
    pets: 2_000,
    messages,
    activities: 50_000,
    months: 12,
    archived: true,
});
const ofMonths = (months) => ({
    owners: 2_667,
    pets: 6_667,
    messages: Math.round((months * 1_000_000) / 12),
    activities: months * 10_000,
    months,
    archived: true,
});
/**
 * The families of worlds that are compared, by name. In every world a room has so many messages that each page is
 * full and in the newest months: only older data grows.
 */
export const families = {
    messages: {
        sizes: [100_000, 1_000_000, 10_000_000].map(ofMessages),
        sizeOf: ({ messages }) => messages,
    },
    months: { sizes: [4, 30, 120].map(ofMonths), sizeOf: ({ months }) => months },
};
//# sourceMappingURL=families.js.map