import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { parse } from 'graphql';
import { databaseOptions } from '../../mikro-orm.config.js';
import { openEngine } from '../../src/operation/open-engine.js';
import { openSchema } from '../../src/schema.js';
const squeeze = (text) => text.replaceAll(/\s+/g, '');
test('the SQL in docs/QUERY-ENGINE.md is what the compiler builds from the query there', async () => {
    const page = await readFile('docs/QUERY-ENGINE.md', 'utf8');
    const blockOf = (language) => new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(page)[1];
    let compiled = '';
    const note = (statement) => {
        compiled = statement.text;
        return Promise.resolve([]);
    };
    // Nothing connects: the statement does not run.
    const orm = new MikroORM(databaseOptions('postgresql://127.0.0.1:1/none', 2));
    const engine = openEngine(await openSchema(), {
        em: orm.em.fork(),
        statements: { run: note, runOnce: note },
        log: {},
    });
    const document = parse(blockOf('graphql'));
    const operation = document.definitions[0];
    await engine.answerQuery({ document, operation, variables: {} }, { userId: '1', sessionId: '1', idleThreshold: null });
    await orm.close(true);
    // The page adds line breaks, and … replaces what it leaves out.
    const parts = squeeze(blockOf('sql')).split('…');
    let rest = squeeze(compiled);
    expect(rest.startsWith(parts[0])).toBe(true);
    for (const part of parts) {
        expect(rest).toContain(part);
        rest = rest.slice(rest.indexOf(part) + part.length);
    }
});
//# sourceMappingURL=worked-example.test.js.map