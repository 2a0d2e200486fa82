var __addDisposableResource = (this && this.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (this && this.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { getNamedType, getNullableType, isEnumType, isInputObjectType, isListType, isNonNullType, isObjectType, isUnionType, } from 'graphql';
import { openSchema } from '../../src/schema.js';
import { openTestApp } from '../support/app.js';
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { openTestSocket } from '../support/socket.js';
const seed = 20_261_123;
const deepest = 4;
const strings = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 1_100 }), fc.constantFrom('', ' ', '\0', '\ud800', '1', '2', '0', '-1', 'MXwxfDE', 'MXx8MQ', 'a@b.co', 'UTC', '9223372036854775807', 'x'.repeat(1_001)));
const scalars = {
    ID: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 6 }).map(String) }, { weight: 1, arbitrary: strings }),
    String: strings,
    Int: fc.oneof(fc.integer({ min: -2, max: 110 }), fc.integer()),
    Float: fc.double(),
    Boolean: fc.boolean(),
    EmailAddress: fc.oneof(fc.emailAddress(), strings),
    DateTime: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
};
/** Values for a type: mostly valid ones, sometimes anything else. */
function valueOf(type) {
    const wrong = fc.oneof(fc.constant(null), fc.anything({ maxDepth: 1, withBigInt: false }).map(jsonable), strings);
    const inner = getNullableType(type);
    let right;
    if (isListType(inner))
        right = fc.array(valueOf(inner.ofType), { maxLength: 3 });
    else if (isEnumType(inner))
        right = fc.constantFrom(...inner.getValues().map(({ name }) => name));
    else if (isInputObjectType(inner))
        right = fc.record(Object.fromEntries(Object.values(inner.getFields()).map((field) => [field.name, valueOf(field.type)])), {
            requiredKeys: Object.values(inner.getFields())
                .filter((field) => isNonNullType(field.type))
                .map(({ name }) => name),
        });
    else
        right = scalars[getNamedType(inner).name] ?? strings;
    return fc.oneof({ weight: isNonNullType(type) ? 12 : 4, arbitrary: right }, { weight: 1, arbitrary: wrong });
}
const jsonable = (value) => {
    try {
        return JSON.parse(JSON.stringify(value));
    }
    catch {
        return null;
    }
};
/** A selection of all fields to a given depth, without arguments. */
function selectionOf(type, depth, schema) {
    const named = getNamedType(type);
    if (isUnionType(named))
        return `{ __typename ${schema
            .getPossibleTypes(named)
            .map((one) => `... on ${one.name} ${selectionOf(one, depth - 1, schema)}`)
            .join(' ')} }`;
    if (!isObjectType(named))
        return '';
    const fields = Object.values(named.getFields()).flatMap((field) => {
        const inner = getNamedType(field.type);
        if (!isObjectType(inner) && !isUnionType(inner))
            return [field.name];
        return depth > 0 ? [`${field.name} ${selectionOf(field.type, depth - 1, schema)}`] : [];
    });
    return `{ ${['__typename', ...fields].join(' ')} }`;
}
// A required argument may come from an optional variable that has a default.
const declare = ({ name, type }, loosely) => loosely && String(type) === 'ID!' ? `$${name}: ID = "1"` : `$${name}: ${String(type)}`;
/** Operations of one root field, and of the list fields of the owner with their arguments. */
function operationsOf(kind, field, schema) {
    const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
    return fc
        .record({
        depth: fc.integer({ min: 0, max: deepest }),
        loosely: fc.boolean(),
        variables: fc.record(Object.fromEntries(field.args.map(({ name, type }) => [name, valueOf(type)]))),
    })
        .map(({ depth, loosely, variables }) => ({
        query: `${kind} ${field.args.length > 0 ? `(${field.args.map((argument) => declare(argument, loosely)).join(', ')})` : ''} { ${field.name}${passed && `(${passed})`} ${selectionOf(field.type, depth, schema)} }`,
        variables,
    }));
}
/** Lists reached through an owner or a room, with arguments of every kind. */
function listOperations(schema) {
    const under = (typeName, wrap) => {
        const type = schema.getType(typeName);
        assert.ok(isObjectType(type));
        return Object.values(type.getFields())
            .filter(({ args }) => args.length > 0)
            .map((field) => operationsOf('query', field, schema).map(({ query, variables }) => ({
            query: query.replace(/\{ (.*) \}$/s, wrap('$1')),
            variables,
        })));
    };
    return [
        ...under('User', (inner) => `{ me { ${inner} } }`),
        ...under('ChatRoom', (inner) => `{ chatRoom(id: 1) { ${inner} } }`),
    ];
}
/** Whether a mutation may end the session that everything else needs. */
const isLeaving = (name) => ['logOut', 'logOutEverywhere', 'endSession'].includes(name);
/** Random operations on the schema, over HTTP and sockets, never return INTERNAL_SERVER_ERROR. */
export const fuzzed = async (times, progress) => {
    const app = await openTestApp();
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const schema = await openSchema();
            const owner = await newOwner(app.url);
            const rooms = [await newPet(owner), await newPet(owner, 'Nabi')];
            await sendMessage(owner, rooms[0].roomId, 'hello');
            await app.database.query(`INSERT INTO notifications (user_id, pet_id, notification_type, title, content) VALUES ($1, $2, 'SYSTEM', 'Title', 'Content')`, [owner.id, rooms[0].id]);
            const fields = (kind, isWanted = (name) => !isLeaving(name)) => {
                const root = {
                    query: schema.getQueryType(),
                    mutation: schema.getMutationType(),
                    subscription: schema.getSubscriptionType(),
                }[kind];
                return Object.values(root.getFields())
                    .filter(({ name, args }) => isWanted(name) && (kind !== 'mutation' || args.length > 0))
                    .map((field) => operationsOf(kind, field, schema));
            };
            const operations = fc.oneof(...fields('query'), ...fields('mutation'), ...listOperations(schema));
            const followed = fc.oneof(...fields('subscription'));
            const codes = new Map();
            const judge = (operation, result) => {
                const code = result.errors?.[0]?.extensions?.code ?? (result.data ? 'answered' : 'nothing');
                codes.set(code, (codes.get(code) ?? 0) + 1);
                for (const error of result.errors ?? [])
                    assert.ok(error.extensions?.code && error.extensions.code !== 'INTERNAL_SERVER_ERROR', `${JSON.stringify(error)} for ${JSON.stringify(operation)}`);
            };
            let done = 0;
            await fc.assert(fc.asyncProperty(operations, async (operation) => {
                judge(operation, await owner.send(operation.query, operation.variables));
                if (++done % 50 === 0)
                    progress(done, times);
            }), { seed, numRuns: times - Math.floor(times / 10), endOnFailure: true });
            const socket = __addDisposableResource(env_1, openTestSocket(app.url, owner.token), true);
            await fc.assert(fc.asyncProperty(followed, async (operation) => {
                // An active subscription sends nothing until an event comes, so the result of a later query ends the wait.
                const followedNow = socket.subscribe(operation.query, operation.variables);
                await socket.subscribe('{ me { pets { totalCount } } }').next();
                if (followedNow.waiting > 0)
                    judge(operation, await followedNow.nextResult());
                followedNow.stop();
                done++;
            }), { seed, numRuns: Math.floor(times / 10), endOnFailure: true });
            const leaver = await newOwner(app.url);
            await fc.assert(fc.asyncProperty(fc.oneof(...fields('mutation', isLeaving)), async (operation) => judge(operation, await leaver.send(operation.query, operation.variables))), { seed, numRuns: Math.floor(times / 10), endOnFailure: true });
            // Logging out takes no arguments: once, with another owner.
            const leaving = { query: 'mutation { logOut { loggedOut } }', variables: {} };
            judge(leaving, await (await newOwner(app.url)).send(leaving.query));
            progress(times, times);
            assert.ok((codes.get('answered') ?? 0) > times / 20, 'some must be answered, or nothing was tried');
            return `${times} operations: ${[...codes].map(([code, count]) => `${count} ${code}`).join(', ')}`;
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = __disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    finally {
        await app.close();
    }
};
//# sourceMappingURL=fuzz.js.map