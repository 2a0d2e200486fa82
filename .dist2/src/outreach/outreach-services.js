export {};
//# sourceMappingURL=outreach-services.js.map