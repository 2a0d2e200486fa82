const minNodeVersion = 24;
const closeTimeout = 25_000;
const repeatedSignalWindow = 1_000;

/** Runs the process until it receives a signal to stop. */
async function main(): Promise<void> {
  const { processConfig } = await import('./config.js');
  const { startErrorText } = await import('./start-error.js');
  const { openLog } = await import('./log.js');
  const { openApp } = await import('./app.js');
  try {
    const config = processConfig();
    const log = openLog(config);
    // A signal during the start takes effect after it, because a half-started app cannot be stopped.
    const stopSignal = waitForSignal();
    const app = await openApp(config, log);
    const lines = [
      'Nuzzle is running.',
      ...(config.run.api ? [`  API and Apollo Sandbox   ${app.url}/graphql`] : []),
      `  Health                   ${app.url}/health/live and ${app.url}/health/ready`,
      ...Object.entries(app.facts).map(
        ([name, fact]) => `  ${name.padEnd(24)} ${fact.replaceAll('\n', `\n${' '.repeat(27)}`)}`,
      ),
      ...(app.pageUrl ? ['', `Open ${app.pageUrl} to talk with a pet.`] : []),
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
    log.info({ signal: await stopSignal }, 'Stopping.');
    setTimeout(() => process.exit(1), closeTimeout).unref();
    await app.close();
    log.info('Stopped.');
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${startErrorText(error)}\n`);
    process.exit(1);
  }
}

/** Resolves with the first signal to stop. A second one, if it comes later, ends the process at once. */
function waitForSignal(): Promise<string> {
  return new Promise((resolve) => {
    let firstAt: number | undefined;
    const stop = (signal: string) => {
      // npm repeats the Ctrl-C that the terminal has already sent; a person's second Ctrl-C comes later.
      if (firstAt !== undefined && Date.now() - firstAt > repeatedSignalWindow) process.exit(1);
      firstAt ??= Date.now();
      resolve(signal);
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}

if (Number.parseInt(process.versions.node, 10) < minNodeVersion) {
  process.stderr.write(
    `Nuzzle needs Node.js ${minNodeVersion} or later, and this is ${process.versions.node}. Use npm start, which brings its own.\n`,
  );
  process.exit(1);
}
await main();
