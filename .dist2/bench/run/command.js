import { stopOnSignals } from './signals.js';
/** Runs a command until it is done or a signal stops it. An error is printed and sets the exit code. */
export async function runCommand(work) {
    stopOnSignals();
    try {
        await work();
    }
    catch (error) {
        process.stderr.write(`${error.message}\n`);
        process.exitCode = 1;
    }
}
//# sourceMappingURL=command.js.map