export {};
//# sourceMappingURL=proof.js.map