import { onBudget } from '../budget/on-budget.js';
import { LeaseWorker } from '../lease/worker.js';
import { attemptMemory, type MemoryOutcome } from './attempt-memory.js';
import { memoryTable, type MemoryLease } from './memory-lease.js';
import type { MemoryServices } from './memory-services.js';
import { settleMemory } from './settle-memory.js';

// Nobody waits for it, and replies need the model too.
const maxConcurrent = 4;

/** Brings the memories of rooms up to date in this process. */
export interface MemoryWorker {
  /** Starts work on the due memories. Resolves when it has started, not when it is done. */
  wake(): Promise<void>;
  /** Aborts the work in progress and waits until its leases are given back. */
  close(): Promise<void>;
}

/** Opens a worker that a job wakes. */
export function openMemoryWorker(services: MemoryServices): MemoryWorker {
  const { em, lease: leaseMs, log } = services;
  const worker = new LeaseWorker<MemoryLease, MemoryOutcome>(
    {
      name: 'memories',
      leaseMs,
      maxConcurrent,
      lease: (limit) => memoryTable.lease(em, limit, leaseMs),
      renew: (lease) => memoryTable.renew(em.fork(), lease, leaseMs),
      attempt: (lease, signal) =>
        onBudget(services, lease.ownerId, 'memory', (metered) => attemptMemory(metered, lease, signal)),
      settle: (lease, outcome) => settleMemory(services, lease, outcome),
    },
    log,
  );
  return { wake: () => worker.wake(), close: () => worker.close() };
}
