import type { ClientCommand, ClientReply } from './protocol.js';
import { Subscribers } from './subscribers.js';
import { LiveWriter } from './writer.js';

// A process that holds devices of every side and obeys the commands of its parent.
const [databaseUrl, name] = process.argv.slice(2) as [string, string];
const writer = await LiveWriter.open(databaseUrl);
const bySide = new Map<string, Subscribers>();

async function execute(command: ClientCommand): Promise<unknown> {
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

const reply = (message: ClientReply) => process.send!(message);

process.on('message', (command: ClientCommand) => {
  execute(command).then(
    (result) => reply({ result: result ?? null }),
    (error: Error) => reply({ error: error.message }),
  );
});
// The parent has exited, or has closed the clients.
process.on('disconnect', () => process.exit(0));
reply({ result: 'ready' });
