import { once } from 'node:events';
import { connect, createServer } from 'node:net';
/**
 * Opens a gate in front of a server.
 * @param server its URL; the connection must not be encrypted
 */
export async function openGate(server) {
    const { hostname, port } = new URL(server);
    const sockets = new Set();
    let held;
    const keep = (socket) => {
        sockets.add(socket);
        socket.on('close', () => sockets.delete(socket));
        socket.on('error', () => socket.destroy());
        return socket;
    };
    const listener = createServer((client) => {
        const onward = keep(connect(Number(port), hostname));
        keep(client);
        let isHeld = false;
        client.on('data', (data) => {
            // A process sends such words in one write.
            if (held && data.includes(held.words)) {
                isHeld = true;
                held.come();
            }
            if (!isHeld)
                onward.write(data);
        });
        onward.on('data', (data) => client.write(data));
        client.on('close', () => onward.destroy());
        onward.on('close', () => client.destroy());
    }).listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const url = new URL(server);
    url.host = `127.0.0.1:${listener.address().port}`;
    return {
        url: url.href,
        holdAt: (words) => new Promise((come) => (held = { words, come })),
        async close() {
            for (const socket of sockets)
                socket.destroy();
            listener.close();
            await once(listener, 'close');
        },
    };
}
//# sourceMappingURL=gate.js.map