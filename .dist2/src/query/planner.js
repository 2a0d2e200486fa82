import { getNamedType, isLeafType, isListType, isNonNullType, isObjectType, isUnionType, Kind, } from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { hasJsonSql } from './json.js';
// A statement plans each list over all its partitions; past this many, resolvers answer one list after another.
const maxLists = 20;
const pageFields = [
    'totalCount',
    'cursor',
    'hasNextPage',
    'hasPreviousPage',
    'startCursor',
    'endCursor',
];
/** Plans one operation: which fields the statement answers, and which are left to resolvers. */
export class Planner {
    #calls = [];
    #provided = {};
    #writes = [];
    /** @param variables coerced; the plan depends only on those in `@skip` and `@include` */
    constructor(schema, tables, fragments, variables) {
        this.schema = schema;
        this.tables = tables;
        this.fragments = fragments;
        this.variables = variables;
    }
    /** Plans a query; returns undefined if the statement would answer nothing of it. */
    planQuery({ selectionSet }) {
        const type = this.schema.getQueryType();
        const selected = collectFields(this.schema, this.fragments, this.variables, type, selectionSet);
        const { object, unresolved } = this.#object(type, selected);
        return isEmpty(object) || this.#lists > maxLists
            ? undefined
            : { root: object, calls: this.#calls, unresolved };
    }
    /**
     * Plans the edge of a subscription. A page of events would multiply a list in each of them, so resolvers answer
     * events with lists.
     * @returns undefined if resolvers must answer
     */
    planEvent({ selectionSet }) {
        const plan = this.#rootField(this.schema.getSubscriptionType(), selectionSet, (type, nodes) => this.#page(type, nodes));
        return this.#lists > 0 ? undefined : plan;
    }
    /**
     * Plans the payload of a mutation. The statement that writes does not see its own rows yet, so of the written types
     * the payload has only the provided rows.
     * @param writes the types whose rows the mutation writes
     * @returns undefined if resolvers must answer
     */
    planPayload({ selectionSet }, provided, writes) {
        this.#provided = provided;
        this.#writes = writes;
        const plan = this.#rootField(this.schema.getMutationType(), selectionSet, (type, nodes) => this.#whole(type, nodes));
        return this.#lists > maxLists ? undefined : plan;
    }
    get #lists() {
        return this.#calls.filter(({ list }) => list).length;
    }
    #rootField(root, selectionSet, plan) {
        const selected = collectFields(this.schema, this.fragments, this.variables, root, selectionSet);
        const [first, ...others] = selected;
        if (!first || others.length > 0)
            return undefined;
        const [key, nodes] = first;
        const field = root.getFields()[nodes[0].name.value];
        const type = field && getNamedType(field.type);
        const object = isObjectType(type) ? plan(type, nodes) : undefined;
        return object && { key, field: field, node: nodes[0], object, calls: this.#calls };
    }
    /** Whether the statement would read outdated rows of a type, because it writes them itself and does not provide them here. */
    #isStale(type, parent, field) {
        const rows = Object.values(this.#provided);
        const isProvided = rows.some((row) => row.type === parent && row.inverse?.[field] !== undefined);
        return !isProvided && this.#writes.includes(type);
    }
    #object(type, selected) {
        const fields = new Map();
        const unresolved = [];
        for (const [key, nodes] of selected) {
            const [plan, left] = this.#field(type, nodes);
            fields.set(key, plan);
            unresolved.push(...left);
        }
        return { object: { type: type.name, fields }, unresolved };
    }
    /** The plan of a field, and the part of its selection that resolvers must answer. */
    #field(parent, nodes) {
        const [node] = nodes;
        const unresolved = [{ kind: 'unresolved' }, nodes];
        if (node.name.value === '__typename')
            return [{ kind: 'typename' }, []];
        const field = parent.getFields()[node.name.value];
        const sql = field && this.tables.sqlOf(parent.name, field);
        if (!sql)
            return unresolved;
        const isNullable = !isNonNullType(field.type);
        const type = getNamedType(field.type);
        const call = this.#call(field, node, sql.kind === 'list' ? sql : undefined);
        switch (sql.kind) {
            case 'value':
                if (!isLeafType(type) || hasList(field.type) || !hasJsonSql(type))
                    return unresolved;
                if (sql.reads?.some((read) => this.#writes.includes(read)))
                    return unresolved;
                return [{ kind: 'value', sql, type, isNullable }, []];
            case 'one': {
                if (!isObjectType(type) || hasList(field.type) || !this.tables.of(type.name))
                    return unresolved;
                if (this.#isStale(type.name, parent.name, field.name))
                    return unresolved;
                const { object, unresolved: below } = this.#object(type, this.#below(type, nodes));
                if (isEmpty(object))
                    return unresolved;
                const left = below.length > 0 ? [withSelections(node, below)] : [];
                return [{ kind: 'one', sql, call, object, isNullable }, left];
            }
            case 'provided': {
                if (!isObjectType(type))
                    return unresolved;
                const { name, order } = sql;
                const object = order ? this.#page(type, nodes) : this.#whole(type, nodes);
                return object ? [{ kind: 'provided', name, order, object }, []] : unresolved;
            }
            case 'edge': {
                if (!isObjectType(type))
                    return unresolved;
                const { name } = nodeTypeOf(type);
                const object = this.#page(type, nodes);
                if (!object || this.#isStale(name, parent.name, field.name))
                    return unresolved;
                return [{ kind: 'edge', sql: sql.one, order: sql.order, call, node: name, object, isNullable }, []];
            }
            case 'union': {
                const objects = {};
                for (const name of Object.keys(sql.members)) {
                    const member = this.schema.getType(name);
                    const { object, unresolved: below } = this.#object(member, this.#below(member, nodes));
                    if (below.length > 0)
                        return unresolved;
                    objects[name] = object;
                }
                return [{ kind: 'union', sql, call, objects }, []];
            }
            default: {
                const planned = this.#connection(type, nodes);
                if (planned && this.#isStale(planned.node, parent.name, field.name))
                    return unresolved;
                return planned ? [{ kind: 'list', sql, call, ...planned }, []] : unresolved;
            }
        }
    }
    /** Nothing in a connection is left to resolvers: they would have to find its many objects again. */
    #connection(type, nodes) {
        const edge = getNamedType(type.getFields()['edges'].type);
        const connection = this.#page(type, nodes);
        return connection && { node: nodeTypeOf(edge).name, connection };
    }
    #page(type, nodes) {
        const fields = new Map();
        for (const [key, below] of this.#below(type, nodes)) {
            const name = below[0].name.value;
            if (name === '__typename')
                fields.set(key, { kind: 'typename' });
            else if (pageFields.includes(name))
                fields.set(key, { kind: 'page', field: name });
            else if (name === 'edges' || name === 'nodes' || name === 'node' || name === 'pageInfo') {
                const own = getNamedType(type.getFields()[name].type);
                if (isUnionType(own)) {
                    const [plan, left] = this.#field(type, below);
                    if (left.length > 0)
                        return undefined;
                    fields.set(key, plan);
                    continue;
                }
                if (!isObjectType(own))
                    return undefined;
                const isNode = name === 'node' || name === 'nodes';
                const object = isNode ? this.#whole(own, below) : this.#page(own, below);
                if (!object)
                    return undefined;
                fields.set(key, { kind: name, object });
            }
            else
                return undefined;
        }
        return { type: type.name, fields };
    }
    /** An object of which nothing is left to resolvers; undefined if something is. */
    #whole(type, nodes) {
        const { object, unresolved } = this.#object(type, this.#below(type, nodes));
        return unresolved.length === 0 ? object : undefined;
    }
    #below(type, nodes) {
        return collectSubfields(this.schema, this.fragments, this.variables, type, nodes);
    }
    #call(field, node, list) {
        if (field.args.length === 0)
            return { at: -1, field, node, list };
        const call = { at: this.#calls.length, field, node, list };
        this.#calls.push(call);
        return call;
    }
}
const isEmpty = ({ fields }) => [...fields.values()].every(({ kind }) => kind === 'unresolved' || kind === 'typename');
const hasList = (type) => isListType(type) || (isNonNullType(type) && isListType(type.ofType));
/** The type of an edge's node. */
const nodeTypeOf = (edge) => getNamedType(edge.getFields()['node'].type);
const withSelections = (node, selections) => ({
    ...node,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
});
//# sourceMappingURL=planner.js.map