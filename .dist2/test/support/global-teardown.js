/** Stops the server of the run and leaves nothing behind. */
export default async function tearDown() {
    await globalThis.testPostgres?.close();
}
//# sourceMappingURL=global-teardown.js.map