import { ReconnectingConnection } from './connection.js';
import { heartbeatTopic, readEnvelopes } from './envelope.js';
import { Heartbeat } from './heartbeat.js';
import { ListenerRegistry } from './listener-registry.js';
import { BatchPublisher } from './publisher.js';
/**
 * Opens pub/sub over a transport.
 * @param log receives lost connections, reconnects and what could not be published or read
 * @throws if the transport cannot connect, or does not deliver what it publishes
 */
export async function openPubSub(transport, log) {
    const registry = new ListenerRegistry();
    const heartbeat = new Heartbeat();
    function dispatch(text) {
        try {
            for (const [topic, payload] of readEnvelopes(text))
                if (topic === heartbeatTopic)
                    heartbeat.receive(payload);
                else
                    registry.dispatch(topic, payload);
        }
        catch (error) {
            // Anybody may publish on the channel. Text that cannot be read may have been a payload.
            log.warn({ err: error }, 'Published text could not be read; subscribers catch up from the database.');
            registry.dispatchGap();
        }
    }
    const connection = new ReconnectingConnection({
        transport,
        heartbeat,
        onText: dispatch,
        onReconnect: () => registry.dispatchGap(),
        log,
    });
    const publisher = new BatchPublisher((batch) => connection.publish(batch), log);
    await connection.connect();
    return {
        publish: (topic, payload) => publisher.publish([topic, payload]),
        publishLocally: (topic, payload) => registry.dispatch(topic, payload),
        listen: (topic, ownerId, listener) => registry.listen(topic, ownerId, listener),
        onGap: (listener) => registry.onGap(listener),
        get isConnected() {
            return connection.isConnected;
        },
        async close() {
            await publisher.close();
            await connection.close();
        },
    };
}
//# sourceMappingURL=open-pubsub.js.map