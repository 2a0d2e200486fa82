/** The lease ran out and another worker took it, or the row is gone. Nothing may be written under the lease. */
export class LeaseLost extends Error {
}
/**
 * Ends the surrounding transaction when a fenced write found its lease lost.
 * @param write a fenced write, which resolves to whether the lease still held
 * @throws {LeaseLost}
 */
export async function requireLease(write) {
    if (!(await write))
        throw new LeaseLost();
}
//# sourceMappingURL=lease-lost.js.map