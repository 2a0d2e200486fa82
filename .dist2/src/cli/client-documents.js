import { glob, readFile, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
const sourceFiles = '**/*.{graphql,gql,js,jsx,mjs,ts,tsx,mts}';
const isGraphqlFile = (file) => /\.(graphql|gql)$/.test(file);
const tagged = /\b(?:gql|graphql)\s*(?:\(\s*)?(?:\/\*.*?\*\/\s*)?`((?:\\.|[^`\\])*)`/gs;
/**
 * Reads the documents of a client from files and folders: `.graphql` and `.gql` files, and the `gql` and `graphql` tags
 * of JavaScript and TypeScript. A fragment that a tag takes in with `${…}` is found by its name.
 * @throws if a path does not exist
 */
export async function readClientDocuments(paths) {
    const files = [];
    for (const path of paths) {
        if (!(await stat(path)).isDirectory())
            files.push(path);
        else
            for await (const file of glob(sourceFiles, {
                cwd: path,
                exclude: (name) => name.split(sep).includes('node_modules'),
            }))
                files.push(join(path, file));
    }
    const documents = [];
    for (const file of [...new Set(files)].toSorted((a, b) => (a < b ? -1 : 1))) {
        const text = await readFile(file, 'utf8');
        if (isGraphqlFile(file))
            documents.push({ place: file, text });
        else
            for (const { 1: template = '', index } of text.matchAll(tagged))
                documents.push({
                    place: `${file}:${text.slice(0, index).split('\n').length}`,
                    text: template.replaceAll(/\$\{[^}]*\}/g, '').replaceAll('\\`', '`'),
                });
    }
    return documents;
}
//# sourceMappingURL=client-documents.js.map