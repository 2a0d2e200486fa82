export {};
//# sourceMappingURL=costly-operation.js.map