import { Subscribers } from './subscribers.js';
import { LiveWriter } from './writer.js';
// A process that holds devices of every side and obeys the commands of its parent.
const [databaseUrl, name] = process.argv.slice(2);
const writer = await LiveWriter.open(databaseUrl);
const bySide = new Map();
async function execute(command) {
    const subscribers = bySide.get(command.side) ?? new Subscribers(writer, name);
    bySide.set(command.side, subscribers);
    switch (command.do) {
        case 'subscribe':
            return subscribers.subscribe(command.owners);
        case 'run':
            return subscribers.run(command.seconds, command.pace);
        case 'allow reconnect':
            return subscribers.allowReconnect();
        case 'write to all':
            return subscribers.writeToAll();
        case 'await deliveries':
            return subscribers.awaitDeliveries();
        default:
            return subscribers.unsubscribe();
    }
}
const reply = (message) => process.send(message);
process.on('message', (command) => {
    execute(command).then((result) => reply({ result: result ?? null }), (error) => reply({ error: error.message }));
});
// The parent has exited, or has closed the clients.
process.on('disconnect', () => process.exit(0));
reply({ result: 'ready' });
//# sourceMappingURL=client-process.js.map