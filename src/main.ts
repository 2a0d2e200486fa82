const oldest = 24;
const patience = 25_000;
const second = 1_000;

/** Starts the process, and stops it when told to. */
async function main(): Promise<void> {
  const { processConfig } = await import('./config.js');
  const { startErrorText } = await import('./start-error.js');
  const { openLog } = await import('./log.js');
  const { openApp } = await import('./app.js');
  try {
    const config = processConfig();
    const log = openLog(config);
    // Told to stop while it starts, it stops as soon as it has: what is half started could not be stopped.
    const stopped = onStop();
    const app = await openApp(config, log);
    const lines = [
      `Nuzzle is up.`,
      ...(config.run.api ? [`  API and Apollo Sandbox   ${app.url}/graphql`] : []),
      `  Health                   ${app.url}/health/live and ${app.url}/health/ready`,
      ...Object.entries(app.facts).map(
        ([name, fact]) => `  ${name.padEnd(24)} ${fact.replaceAll('\n', `\n${' '.repeat(27)}`)}`,
      ),
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
    log.info({ signal: await stopped }, 'Stopping.');
    setTimeout(() => process.exit(1), patience).unref();
    await app.close();
    log.info('Stopped.');
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${startErrorText(error)}\n`);
    process.exit(1);
  }
}

/** Resolves when the process is told to stop; told again a while later, it ends at once. */
function onStop(): Promise<string> {
  return new Promise((resolve) => {
    let since: number | undefined;
    const stop = (signal: string) => {
      // npm hands on the Ctrl-C that the terminal has already sent; a person's second one comes later.
      if (since !== undefined && Date.now() - since > second) process.exit(1);
      since ??= Date.now();
      resolve(signal);
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}

if (Number.parseInt(process.versions.node, 10) < oldest) {
  process.stderr.write(
    `Nuzzle needs Node.js ${oldest} or later and this is ${process.versions.node}; npm start brings its own.\n`,
  );
  process.exit(1);
}
await main();
