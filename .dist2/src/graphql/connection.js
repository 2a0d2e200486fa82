var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { badUserInput } from '../errors.js';
import { fieldFault } from '../field-fault.js';
import { decodeCursor, encodeCursor } from './cursor.js';
/** The most rows that a page may have. */
export const maxPageSize = 100;
/** The number of rows of a page whose size is not given. */
export const defaultPageSize = 20;
/** The position of a page in its list. */
let PageInfo = class PageInfo {
};
__decorate([
    Field(() => Boolean, { description: 'Whether there are edges after this page.' }),
    __metadata("design:type", Boolean)
], PageInfo.prototype, "hasNextPage", void 0);
__decorate([
    Field(() => Boolean, { description: 'Whether there are edges before this page.' }),
    __metadata("design:type", Boolean)
], PageInfo.prototype, "hasPreviousPage", void 0);
__decorate([
    Field(() => String, {
        nullable: true,
        description: 'The cursor of the first edge; null if the page is empty.',
    }),
    __metadata("design:type", Object)
], PageInfo.prototype, "startCursor", void 0);
__decorate([
    Field(() => String, {
        nullable: true,
        description: 'The cursor of the last edge; null if the page is empty.',
    }),
    __metadata("design:type", Object)
], PageInfo.prototype, "endCursor", void 0);
PageInfo = __decorate([
    ObjectType({ description: 'The position of a page in its list, as in Relay Cursor Connections.' })
], PageInfo);
export { PageInfo };
/** The arguments of every list: a page from the start or from the end. */
let PageArgs = class PageArgs {
};
__decorate([
    Field(() => Int, { nullable: true, description: 'Returns the first n edges, 1 to 100.' }),
    __metadata("design:type", Number)
], PageArgs.prototype, "first", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'Returns only edges after this cursor.' }),
    __metadata("design:type", String)
], PageArgs.prototype, "after", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'Returns the last n edges, 1 to 100.' }),
    __metadata("design:type", Number)
], PageArgs.prototype, "last", void 0);
__decorate([
    Field(() => String, {
        nullable: true,
        description: 'Returns only edges before this cursor.',
    }),
    __metadata("design:type", String)
], PageArgs.prototype, "before", void 0);
PageArgs = __decorate([
    ArgsType()
], PageArgs);
export { PageArgs };
/**
 * Reads the arguments of a list.
 * @throws BAD_USER_INPUT naming each invalid argument
 */
export function toWindow(args, { time, timelessLast, end }) {
    const timed = time === undefined ? 'never' : timelessLast ? 'sometimes' : 'always';
    const faults = [];
    for (const name of ['first', 'last']) {
        const size = args[name];
        if (size != null && (size < 1 || size > maxPageSize))
            faults.push(fieldFault(name, 'outOfRange', { min: 1, max: maxPageSize }));
    }
    if (args.first != null && args.last != null)
        faults.push(fieldFault('last', 'notTogether', { other: 'first' }));
    if (faults.length > 0)
        throw badUserInput(...faults);
    return {
        size: args.first ?? args.last ?? defaultPageSize,
        backward: args.last != null ||
            (args.first == null && (args.before != null || (end === 'last' && args.after == null))),
        after: args.after == null ? undefined : decodeCursor('after', args.after, timed),
        before: args.before == null ? undefined : decodeCursor('before', args.before, timed),
    };
}
/**
 * Makes a page of the rows that a query found.
 * @param found rows counted from the window's end; one more than its size if there are more
 * @param positionOf returns the position of a row
 */
export function toConnection(found, window, positionOf) {
    const more = found.length > window.size;
    const rows = found.slice(0, window.size);
    if (window.backward)
        rows.reverse();
    const edges = rows.map((node) => ({ cursor: encodeCursor(positionOf(node)), node }));
    return {
        edges,
        pageInfo: {
            // A given cursor came from an edge, so the list is assumed to continue beyond it.
            hasNextPage: window.backward ? window.before !== undefined : more,
            hasPreviousPage: window.backward ? more : window.after !== undefined,
            startCursor: edges[0]?.cursor ?? null,
            endCursor: edges.at(-1)?.cursor ?? null,
        },
    };
}
/** The type of the nodes of each edge type. */
const nodeTypes = new WeakMap();
/** Creates the edge type of a list of these nodes. */
export function edgeOf(name, node) {
    let EdgeType = class EdgeType {
    };
    __decorate([
        Field(() => String, { description: 'The opaque position of the edge, for `after` and `before`.' }),
        __metadata("design:type", String)
    ], EdgeType.prototype, "cursor", void 0);
    __decorate([
        Field(() => node, { description: `The ${name}.` }),
        __metadata("design:type", Object)
    ], EdgeType.prototype, "node", void 0);
    EdgeType = __decorate([
        ObjectType(`${name}Edge`, { description: `An edge of a list: one ${name} and its cursor.` })
    ], EdgeType);
    nodeTypes.set(EdgeType, node);
    return EdgeType;
}
/**
 * Creates the connection type of a list of these edges.
 * @param counted whether it has `totalCount`: only for a list whose length is cheap to know
 */
export function connectionOf(name, edge, counted = false) {
    const countField = counted
        ? Field(() => Int, { description: 'The number of rows in the whole list.' })
        : () => undefined;
    let ConnectionType = class ConnectionType {
        nodes() {
            return this.edges.map(({ node }) => node);
        }
        totalCount() {
            return this.count?.() ?? 0;
        }
    };
    __decorate([
        Field(() => [edge], { description: 'The edges of the page, in list order.' }),
        __metadata("design:type", Array)
    ], ConnectionType.prototype, "edges", void 0);
    __decorate([
        Field(() => [nodeTypes.get(edge)], {
            description: 'The nodes of the edges, in list order, for a client that needs no cursor of each.',
        }),
        __metadata("design:type", Function),
        __metadata("design:paramtypes", []),
        __metadata("design:returntype", Array)
    ], ConnectionType.prototype, "nodes", null);
    __decorate([
        Field(() => PageInfo, { description: 'The position of the page in the list.' }),
        __metadata("design:type", PageInfo)
    ], ConnectionType.prototype, "pageInfo", void 0);
    __decorate([
        countField,
        __metadata("design:type", Function),
        __metadata("design:paramtypes", []),
        __metadata("design:returntype", Object)
    ], ConnectionType.prototype, "totalCount", null);
    ConnectionType = __decorate([
        ObjectType(`${name}Connection`, {
            description: `One page of a list of ${nodeTypes.get(edge).name} edges.`,
        })
    ], ConnectionType);
    return ConnectionType;
}
//# sourceMappingURL=connection.js.map