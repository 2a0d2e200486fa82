/** Stops the server of the run and leaves nothing behind. */
export default async function tearDown(): Promise<void> {
  await globalThis.testPostgres?.close();
}
