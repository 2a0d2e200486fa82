export {};
//# sourceMappingURL=bound-arguments.js.map