import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema, parse, print, visit } from 'graphql';
const read = (file) => readFile(file, 'utf8');
/** The graph as the last release has it. */
const released = buildSchema(await read('test/graphql/released-schema.graphql'));
/** The breaking changes since then that are meant, each with its reason. */
const declared = JSON.parse(await read('test/graphql/breaking-changes.json'));
/** The breaking changes from the released graph to this one, by their sentence. */
async function breakingChanges(schema) {
    const changes = await diff(released, buildSchema(schema));
    return changes
        .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
        .map(({ message }) => message);
}
test('the graph breaks nothing of the last release that is not declared with its reason', async () => {
    const breaking = await breakingChanges(await read('schema.graphql'));
    expect(breaking.filter((change) => !(change in declared))).toEqual([]);
    // A declaration that no longer fits is removed.
    expect(Object.keys(declared).filter((change) => !breaking.includes(change))).toEqual([]);
    for (const reason of Object.values(declared))
        expect(reason).toMatch(/\w+ \w+ \w+/);
});
/** The released graph without descriptions, in which a change is one line. */
const bare = print(visit(parse(await read('test/graphql/released-schema.graphql')), {
    enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
}));
test.each([
    ['a field is removed', / {2}emailVerified: Boolean!\n/, ''],
    ['a field may be null', /lastSeenAt: DateTime!\n/, 'lastSeenAt: DateTime\n'],
    ['an argument is required', /chatRoom\(/, 'chatRoom(more: Int!, '],
    ['a type is renamed', /PageInfo/g, 'PagePlace'],
    ['a value of an enum is removed', /\n {2}RESTING\n/, '\n'],
])('it would notice that %s', async (_what, from, to) => {
    const changed = bare.replace(from, to);
    expect(changed).not.toBe(bare);
    expect(await breakingChanges(changed)).not.toEqual([]);
});
//# sourceMappingURL=breaking.test.js.map