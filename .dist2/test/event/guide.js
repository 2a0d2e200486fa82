import { readFile, rm, writeFile } from 'node:fs/promises';
import { afterAll } from '@jest/globals';
/** The module that docs/CLIENT.md shows under a name, imported as a client would. */
export async function moduleOfGuide(name) {
    const [, code] = new RegExp(`\`\`\`js ${name}\\n([^\`]+)\`\`\``).exec(await readFile('docs/CLIENT.md', 'utf8'));
    // Beside the tests, so that it finds the packages that it imports.
    const file = new URL(`./guide-${name}-${process.pid}.mjs`, import.meta.url);
    await writeFile(file, code);
    afterAll(() => rm(file));
    return (await import(file.href));
}
//# sourceMappingURL=guide.js.map