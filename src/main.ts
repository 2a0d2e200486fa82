const oldest = 24;
const patience = 15_000;

/** Starts the process, and stops it when told to. */
async function main(): Promise<void> {
  const { processConfig, ConfigError } = await import('./config.js');
  const { DatabaseError } = await import('./database/open-database.js');
  const { openLog } = await import('./log.js');
  const { openApp } = await import('./app.js');
  try {
    const config = processConfig();
    const log = openLog(config);
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

    let stopping = false;
    const stop = (signal: string) => {
      if (stopping) process.exit(1);
      stopping = true;
      log.info({ signal }, 'Stopping.');
      setTimeout(() => process.exit(1), patience).unref();
      app.close().then(
        () => process.exit(0),
        (error: unknown) => {
          log.fatal({ err: error }, 'Stopping failed.');
          process.exit(1);
        },
      );
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  } catch (error) {
    const foreseen = error instanceof ConfigError || error instanceof DatabaseError;
    const { code, message, stack } = error as NodeJS.ErrnoException;
    const sentence =
      code === 'EADDRINUSE' ? `${message}: something else listens there; set PORT.` : foreseen && message;
    process.stderr.write(`${sentence || stack}\n`);
    process.exit(1);
  }
}

if (Number.parseInt(process.versions.node, 10) < oldest) {
  process.stderr.write(
    `Nuzzle needs Node.js ${oldest} or later and this is ${process.versions.node}; npm start brings its own.\n`,
  );
  process.exit(1);
}
await main();
