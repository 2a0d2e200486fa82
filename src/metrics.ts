import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The metrics of this process, for Prometheus. Each App has its own. */
export interface Metrics {
  readonly registry: Registry;
  readonly outreach: {
    /** Absences claimed for outreach. */
    readonly claimed: Counter;
    readonly sent: Counter;
    readonly failed: Counter<'reason'>;
    /** Absences released because of a hold. */
    readonly held: Counter<'reason'>;
    /** Late writes refused because another worker has the lease. */
    readonly fenced: Counter;
  };
  readonly live: {
    /** Open subscriptions to feeds. */
    readonly subscribers: Gauge;
    /** Statements that read feeds. One statement reads for every owner with new events. */
    readonly reads: Counter;
    /** Live events delivered: one for each subscriber. */
    readonly delivered: Counter;
    /** Events replayed from the database for subscribers that resumed with a cursor. */
    readonly replayed: Counter;
    /** Full queues of slow subscribers, which were dropped and are read again from the database. */
    readonly cut: Counter;
    /** Sockets closed because their client stopped reading. */
    readonly stalled: Counter;
    /** The time from an event to its delivery to a subscriber, in seconds. */
    readonly delay: Histogram;
  };
  readonly limits: {
    /** What a limit refused. */
    readonly refused: Counter<'limit'>;
  };
  readonly mail: {
    readonly sent: Counter;
    readonly retried: Counter<'reason'>;
    readonly failed: Counter<'reason'>;
  };
  readonly push: {
    readonly sent: Counter;
    readonly retried: Counter<'reason'>;
    readonly failed: Counter<'reason'>;
  };
  readonly security: {
    /** Lines of the security log. */
    readonly events: Counter<'event'>;
    /** Security events that could not be recorded as an activity of their owner. */
    readonly unrecorded: Counter;
  };
  readonly voice: {
    /** What answers took, and whether it is estimated. */
    readonly tokens: Counter<'use' | 'model' | 'direction' | 'estimated'>;
    /** What they cost by the configured prices, in the operator's currency. */
    readonly cost: Counter<'use' | 'model'>;
    /** The time from asking a voice to its first word, in seconds. */
    readonly firstWord: Histogram<'use'>;
    readonly faults: Counter<'use' | 'fault'>;
    /** What was refused because a budget is used up. */
    readonly refused: Counter<'use' | 'budget'>;
    /** Answers whose tokens could not be counted for their owner. */
    readonly unsettled: Counter;
  };
}

/** Opens the metrics: the counters at zero, and the process's own memory, CPU and event loop. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counter = <Label extends string = never>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter<Label>({ name: `nuzzle_${name}_total`, help, labelNames, registers: [registry] });
  return {
    registry,
    outreach: {
      claimed: counter('outreach_claimed', 'Absences claimed for outreach.'),
      sent: counter('outreach_sent', 'Outreach messages sent.'),
      failed: counter('outreach_failed', 'Outreaches that failed for good, by reason.', 'reason'),
      held: counter('outreach_held', 'Absences released because of a hold, by hold.', 'reason'),
      fenced: counter('outreach_fenced', 'Late writes refused because another worker has the lease.'),
    },
    live: {
      subscribers: new Gauge({
        name: 'nuzzle_live_subscribers',
        help: 'Open subscriptions to feeds.',
        registers: [registry],
      }),
      reads: counter(
        'live_reads',
        'Statements that read feeds. One statement reads for every owner with new events.',
      ),
      delivered: counter('live_delivered', 'Live events delivered to subscribers.'),
      replayed: counter(
        'live_replayed',
        'Events replayed from the database for subscribers that resumed with a cursor.',
      ),
      cut: counter('live_cut', 'Full queues of slow subscribers, dropped and read again from the database.'),
      stalled: counter('live_stalled', 'Sockets closed because their client stopped reading.'),
      delay: new Histogram({
        name: 'nuzzle_live_delay_seconds',
        help: "Time from an event (the database's clock) to its delivery to a subscriber (the process's clock).",
        buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
        registers: [registry],
      }),
    },
    limits: {
      refused: counter('limits_refused', 'What was refused because a limit was reached, by limit.', 'limit'),
    },
    mail: {
      sent: counter('mail_sent', 'Mails accepted by the mail server.'),
      retried: counter('mail_retried', 'Mails to be retried, by reason.', 'reason'),
      failed: counter('mail_failed', 'Mails that failed for good, by reason.', 'reason'),
    },
    push: {
      sent: counter('push_sent', 'Pushes accepted by a push service.'),
      retried: counter('push_retried', 'Pushes to be retried, by reason.', 'reason'),
      failed: counter('push_failed', 'Pushes that failed for good, by reason.', 'reason'),
    },
    security: {
      events: counter('security_events', 'Lines of the security log, by event.', 'event'),
      unrecorded: counter(
        'security_unrecorded',
        'Security events that could not be recorded as an activity of their owner.',
      ),
    },
    voice: {
      tokens: counter(
        'voice_tokens',
        'Tokens that answers of a language model took, by use, model, direction (input, output) and whether estimated.',
        'use',
        'model',
        'direction',
        'estimated',
      ),
      cost: counter(
        'voice_cost',
        'What these tokens cost by VOICE_PRICES, in the currency of the prices, by use and model.',
        'use',
        'model',
      ),
      firstWord: new Histogram({
        name: 'nuzzle_voice_first_word_seconds',
        help: 'Time from asking the voice to its first word, by use.',
        labelNames: ['use'],
        buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40],
        registers: [registry],
      }),
      faults: counter('voice_faults', 'Failures of the voice, by use and kind.', 'use', 'fault'),
      refused: counter(
        'voice_refused',
        'What was refused because a budget was used up, by use and budget (owner, all).',
        'use',
        'budget',
      ),
      unsettled: counter('voice_unsettled', 'Answers whose tokens could not be counted for their owner.'),
    },
  };
}
