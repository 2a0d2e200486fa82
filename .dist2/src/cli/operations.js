import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openSchema } from '../schema.js';
import { readClientDocuments } from './client-documents.js';
import { listOperations } from './operation-list.js';
const usage = `Usage: npm run operations -- FILES… [--out manifest.json] [--as-written]

Lists the operations of a client for PERSISTED_OPERATIONS, in the format of Apollo's tools. FILES are .graphql files, .gql
files, sources with gql tags, and folders of them. Without --out, the list is printed.
--as-written is for clients that do not add __typename to their selections; Apollo Client does.
`;
function readArguments() {
    try {
        const { values, positionals } = parseArgs({
            allowPositionals: true,
            options: { out: { type: 'string' }, 'as-written': { type: 'boolean', default: false } },
        });
        return positionals.length > 0 ? { ...values, files: positionals } : undefined;
    }
    catch {
        return undefined;
    }
}
/** Prints why there is no list, and ends with status 1. */
function fail(text) {
    process.stderr.write(text);
    process.exitCode = 1;
}
const given = readArguments();
if (!given)
    fail(usage);
else
    try {
        const documents = await readClientDocuments(given.files);
        const { manifest, errors } = listOperations(await openSchema(), documents, given['as-written']);
        const count = manifest.operations.length;
        const json = `${JSON.stringify(manifest, null, 2)}\n`;
        if (errors.length > 0)
            fail(`${errors.join('\n')}\nNothing was written: ${errors.length} errors.\n`);
        else if (count === 0)
            fail('The files contain no operation.\n');
        else if (given.out === undefined)
            process.stdout.write(json);
        else {
            await writeFile(given.out, json);
            process.stderr.write(`${given.out}: ${count} operations.\n`);
        }
    }
    catch (error) {
        fail(`${error.message}\n`);
    }
//# sourceMappingURL=operations.js.map