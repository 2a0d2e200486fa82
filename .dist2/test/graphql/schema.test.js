import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, isScalarType, isSpecifiedScalarType, } from 'graphql';
import { openSchema, schemaText } from '../../src/schema.js';
const schema = await openSchema();
const ours = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
test('schema.graphql is the schema of the code; npm run schema writes it', async () => {
    expect(await readFile('schema.graphql', 'utf8')).toBe(schemaText(schema));
});
test('every type, field, input field, argument and enum value has a description', () => {
    const bare = [];
    const check = (name, description) => {
        if (!description?.trim())
            bare.push(name);
    };
    for (const type of ours) {
        check(type.name, type.description);
        if (isEnumType(type))
            for (const value of type.getValues())
                check(`${type.name}.${value.name}`, value.description);
        if (isInputObjectType(type))
            for (const field of Object.values(type.getFields()))
                check(`${type.name}.${field.name}`, field.description);
        if (isObjectType(type) || isInterfaceType(type))
            for (const field of Object.values(type.getFields())) {
                check(`${type.name}.${field.name}`, field.description);
                for (const argument of field.args)
                    check(`${type.name}.${field.name}(${argument.name})`, argument.description);
            }
    }
    expect(bare).toEqual([]);
});
test('a mutation takes one argument, input, and returns a payload of its own', () => {
    for (const { name, args, type } of Object.values(schema.getMutationType().getFields())) {
        expect([name, args.map((argument) => argument.name)]).toEqual([
            name,
            ['logOut', 'requestEmailVerification'].includes(name) ? [] : ['input'],
        ]);
        expect(String(type)).toMatch(/Payload!$/);
    }
});
test('every scalar of ours says what specifies it', () => {
    const own = [];
    for (const type of ours)
        if (isScalarType(type) && !isSpecifiedScalarType(type))
            own.push(type);
    expect(own.map(({ name }) => name)).toEqual(expect.arrayContaining(['DateTime', 'EmailAddress', 'Locale']));
    expect(own.filter(({ specifiedByURL }) => !URL.canParse(specifiedByURL ?? ''))).toEqual([]);
});
test('what is an email address is an EmailAddress, both ways', () => {
    const places = [];
    for (const type of ours)
        if (isInputObjectType(type) || isObjectType(type))
            for (const field of Object.values(type.getFields()))
                if (/^(?:pending)?email$/i.test(field.name) || field.name === 'sentTo')
                    places.push(`${type.name}.${field.name}: ${String(field.type).replace('!', '')}`);
    expect(places.length).toBeGreaterThanOrEqual(6);
    expect(places.filter((place) => !place.endsWith(': EmailAddress'))).toEqual([]);
});
test('what is deprecated says what to use instead', () => {
    const deprecated = ours.flatMap((type) => isInputObjectType(type) || isObjectType(type)
        ? Object.values(type.getFields()).flatMap(({ name, deprecationReason }) => deprecationReason == null ? [] : [`${type.name}.${name}: ${deprecationReason}`])
        : []);
    expect(deprecated).toEqual(expect.arrayContaining([
        expect.stringMatching(/^ChatRoom\.user: Use `owner`/),
        expect.stringMatching(/^LogInInput\.username: Use `login`/),
        expect.stringMatching(/^RegisterPushSubscriptionInput\.p256dh: Use `keys`/),
    ]));
    for (const one of deprecated)
        expect(one).toMatch(/: Use `\w+`/);
});
//# sourceMappingURL=schema.test.js.map