export {};
//# sourceMappingURL=feed-event.js.map