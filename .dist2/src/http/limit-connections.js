import proxyAddr from '@fastify/proxy-addr';
import { networkOf } from '../limit/network.js';
import { Quota } from '../websocket/quota.js';
// Beside the sockets: requests, health checks and upgrades in progress.
const maxRequests = 2_000;
/**
 * Limits the connections of a server, in all and for each address, so that connections that send nothing, or send
 * slowly, leave room for others.
 * @param hasSockets whether the server upgrades connections; the sockets count an upgraded one themselves
 */
export function limitConnections(server, { maxSockets, maxPerAddress, trustedProxies }, hasSockets) {
    server.maxConnections = maxSockets + maxRequests;
    const isProxy = proxyAddr.compile([...trustedProxies]);
    const connections = new Quota(maxPerAddress);
    const releases = new WeakMap();
    server.on('connection', (socket) => {
        const address = socket.remoteAddress ?? '';
        if (isProxy(address, 0))
            return;
        const release = connections.hold(networkOf(address));
        if (!release) {
            socket.destroy();
            return;
        }
        socket.once('close', release);
        releases.set(socket, release);
    });
    // Without a listener, Node answers an upgrade as any other request; with one, it leaves that to the listener.
    if (!hasSockets)
        return;
    server.on('upgrade', ({ socket }) => {
        const release = releases.get(socket);
        if (!release)
            return;
        release();
        // Thousands of idle sockets keep nothing that they do not need.
        socket.off('close', release);
        releases.delete(socket);
    });
}
//# sourceMappingURL=limit-connections.js.map