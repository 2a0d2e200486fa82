import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

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
  readonly live: {
    /** Subscriptions that follow a feed. */
    readonly subscribers: Gauge;
    /** Statements that read feeds: for many owners at once, where they have news at once. */
    readonly reads: Counter;
    /** Events handed on to subscribers as they happened: one for each that was there. */
    readonly delivered: Counter;
    /** Events read again for subscribers who came back with a cursor. */
    readonly replayed: Counter;
    /** Queues of subscribers who took too little: cut, and read again from the database. */
    readonly cut: Counter;
    /** Sockets closed because they took nothing for long. */
    readonly stalled: Counter;
    /** From a message's time to its being handed to its owner's subscribers, in seconds. */
    readonly delay: Histogram;
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
    live: {
      subscribers: new Gauge({
        name: 'nuzzle_live_subscribers',
        help: 'Subscriptions that follow a feed.',
        registers: [registry],
      }),
      reads: counter('live_reads', 'Statements that read feeds, each for all owners of a few milliseconds.'),
      delivered: counter('live_delivered', 'Events handed to subscribers as they happened.'),
      replayed: counter('live_replayed', 'Events read again for subscribers who came back with a cursor.'),
      cut: counter(
        'live_cut',
        'Queues of slow subscribers that were cut, to be read again from the database.',
      ),
      stalled: counter('live_stalled', 'Sockets closed because they took nothing for long.'),
      delay: new Histogram({
        name: 'nuzzle_live_delay_seconds',
        help: "From an event's time by the database's clock to its being handed to a subscriber by the process's.",
        buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
        registers: [registry],
      }),
    },
    push: {
      sent: counter('push_sent', 'Pushes that a push service took.'),
      retried: counter('push_retried', 'Pushes put off, by reason.', 'reason'),
      failed: counter('push_failed', 'Pushes that will not be sent, by reason.', 'reason'),
    },
  };
}
