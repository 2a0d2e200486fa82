import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
/** Opens the metrics: the counters at zero, and the process's own memory, CPU and event loop. */
export function openMetrics() {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    const counter = (name, help, ...labelNames) => new Counter({ name: `nuzzle_${name}_total`, help, labelNames, registers: [registry] });
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
            reads: counter('live_reads', 'Statements that read feeds. One statement reads for every owner with new events.'),
            delivered: counter('live_delivered', 'Live events delivered to subscribers.'),
            replayed: counter('live_replayed', 'Events replayed from the database for subscribers that resumed with a cursor.'),
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
        safety: {
            helpOffered: counter('safety_help_offered', 'Answers to messages of self-harm that name help, by what found the message.', 'found_by'),
            disclosed: counter('safety_disclosed', 'Owners told that a pet is an AI, because they asked.'),
            refused: counter('safety_refused', 'Answers of a voice that were not safe, by fault.', 'fault'),
            replaced: counter('safety_replaced', 'Fixed lines in place of an answer that was not safe twice, by fault.', 'fault'),
            unmoderated: counter('safety_unmoderated', 'Messages that moderation could not judge.'),
        },
        push: {
            sent: counter('push_sent', 'Pushes accepted by a push service.'),
            retried: counter('push_retried', 'Pushes to be retried, by reason.', 'reason'),
            failed: counter('push_failed', 'Pushes that failed for good, by reason.', 'reason'),
        },
        security: {
            events: counter('security_events', 'Lines of the security log, by event.', 'event'),
            unrecorded: counter('security_unrecorded', 'Security events that could not be recorded as an activity of their owner.'),
        },
    };
}
//# sourceMappingURL=metrics.js.map