import { machine } from '../report/machine.js';
import { runCommand } from '../run/command.js';
import { measureEvents, measureMemory, measureScrolling, measureTyping, openRoom } from './chatting.js';
import { measureFirstLoad } from './first-load.js';
import { withPageWorld } from './page-world.js';
import { tableOfRows, type Row } from './row.js';

const messages = Number(process.argv[2] ?? 10_000);

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/**
 * npm run bench:page: what the chat page costs a browser, against a production server on this machine.
 * `npm run bench:page -- 1000` makes the room smaller.
 */
await runCommand(() =>
  withPageWorld(async (world) => {
    say(`On ${machine()}, ${world.browser.browserType().name()} ${world.browser.version()}.`);
    const rows: Row[] = [];
    const take = async (name: string, measure: () => Promise<Row[]>) => {
      say(`Measuring ${name} …`);
      rows.push(...(await measure()));
    };
    await world.sendMany(100, 0);
    await take('the first load', () => measureFirstLoad(world));
    say(`Sending ${messages.toLocaleString('en')} messages …`);
    await world.sendMany(messages - 100, 100);
    const context = await world.openContext({ isLoggedIn: true });
    const page = await openRoom(context, world);
    await take('Enter to bubble', () => measureTyping(page));
    await take('events', () => measureEvents(page, world, messages));
    await take('memory', () => measureMemory(page, world, 2 * messages));
    await take('scrolling', () => measureScrolling(page, messages));
    await context.close();
    say(`\n${tableOfRows(rows)}`);
  }),
);
