import { parseArgs } from 'node:util';
import { findWorkload, labelOf, workloads } from './workloads.js';
import { shortWorld, defaultWorld } from './world/world.js';
const usage = `npm run bench -- [WORKLOAD ...] [--short] [--months N] [--messages N] [--no-peers]
Workloads, by code or name: ${workloads.map(labelOf).join(', ')}`;
/**
 * Reads the command's arguments.
 * @throws with the usage, if an argument is unknown or has a wrong value
 */
export function readOptions(args) {
    try {
        const { values, positionals } = parseArgs({
            args,
            allowPositionals: true,
            options: {
                short: { type: 'boolean', default: false },
                months: { type: 'string' },
                messages: { type: 'string' },
                'no-peers': { type: 'boolean', default: false },
            },
        });
        const unknown = positionals.find((text) => !findWorkload(text));
        if (unknown !== undefined)
            throw new Error(`There is no workload ${unknown}.`);
        const named = new Set(positionals.map(findWorkload));
        return {
            workloads: workloads.filter((workload) => named.size === 0 || named.has(workload)),
            peers: !values['no-peers'],
            world: { ...(values.short ? shortWorld : defaultWorld), ...readSize(values) },
            ...(values.short ? short : full),
        };
    }
    catch (error) {
        throw new Error(`${error.message}\nUsage: ${usage}`, { cause: error });
    }
}
/**
 * Reads `--months` and `--messages`.
 * @throws if one of them is not a positive number
 */
export function readSize(values) {
    return {
        ...(values.months && { months: readCount('--months', values.months) }),
        ...(values.messages && { messages: readCount('--messages', values.messages) }),
    };
}
const full = {
    rounds: 5,
    seconds: 8,
    warmUpSeconds: 3,
    compared: 50,
    liveOwners: 5_000,
    idle: { owners: 1_000_000, due: 100_000 },
};
const short = {
    rounds: 3,
    seconds: 2,
    warmUpSeconds: 2,
    compared: 20,
    liveOwners: 600,
    idle: { owners: 100_000, due: 20_000 },
};
function readCount(option, text) {
    if (!/^[1-9]\d{0,8}$/.test(text))
        throw new Error(`${option} takes a number, not ${text}.`);
    return Number(text);
}
//# sourceMappingURL=options.js.map