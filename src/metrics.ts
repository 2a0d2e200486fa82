import { collectDefaultMetrics, Counter, Registry } from 'prom-client';

/** What this process counts, for Prometheus; each App has its own. */
export interface Metrics {
  readonly registry: Registry;
  readonly outreach: {
    /** Absences that were taken up. */
    readonly claimed: Counter;
    readonly sent: Counter;
    readonly failed: Counter<'reason'>;
    /** Absences given back until something changes or a time comes. */
    readonly held: Counter<'reason'>;
    /** Writes refused because the lease had gone to somebody else. */
    readonly fenced: Counter;
  };
  readonly push: {
    readonly sent: Counter;
    readonly retried: Counter<'reason'>;
    readonly failed: Counter<'reason'>;
  };
}

/** Counters at zero, and the process's own figures (memory, CPU, event loop). */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counter = <Label extends string = never>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter<Label>({ name: `nuzzle_${name}_total`, help, labelNames, registers: [registry] });
  return {
    registry,
    outreach: {
      claimed: counter('outreach_claimed', 'Absences that were taken up.'),
      sent: counter('outreach_sent', 'Messages that pets sent first.'),
      failed: counter('outreach_failed', 'Outreaches that will not be sent, by reason.', 'reason'),
      held: counter('outreach_held', 'Absences given back, by what holds the owner back.', 'reason'),
      fenced: counter('outreach_fenced', 'Late writes refused because the lease was lost.'),
    },
    push: {
      sent: counter('push_sent', 'Pushes that a push service took.'),
      retried: counter('push_retried', 'Pushes put off, by reason.', 'reason'),
      failed: counter('push_failed', 'Pushes that will not be sent, by reason.', 'reason'),
    },
  };
}
