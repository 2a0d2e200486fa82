import {
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { hasJsonSql } from './json.js';
import type {
  FieldCall,
  FieldPlan,
  ObjectPlan,
  PageField,
  Plan,
  ProvidedTypes,
  RootFieldPlan,
} from './plan.js';
import type { SqlList } from './sql-field.js';
import type { Tables } from './tables.js';

// A statement plans each list over all its partitions; past this many, resolvers answer one list after another.
const maxLists = 20;

const pageFields: readonly string[] = [
  'totalCount',
  'cursor',
  'hasNextPage',
  'hasPreviousPage',
  'startCursor',
  'endCursor',
] satisfies PageField[];

interface PlannedObject {
  object: ObjectPlan;
  unresolved: FieldNode[];
}

/** Plans one operation: which fields the statement answers, and which are left to resolvers. */
export class Planner {
  readonly #calls: FieldCall[] = [];
  #provided: ProvidedTypes = {};
  #writes: readonly string[] = [];

  /** @param variables coerced; the plan depends only on those in `@skip` and `@include` */
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly tables: Tables,
    private readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {}

  /** Plans a query; returns undefined if the statement would answer nothing of it. */
  planQuery({ selectionSet }: OperationDefinitionNode): Plan | undefined {
    const type = this.schema.getQueryType()!;
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
  planEvent({ selectionSet }: OperationDefinitionNode): RootFieldPlan | undefined {
    const plan = this.#rootField(this.schema.getSubscriptionType()!, selectionSet, (type, nodes) =>
      this.#page(type, nodes),
    );
    return this.#lists > 0 ? undefined : plan;
  }

  /**
   * Plans the payload of a mutation. The statement that writes does not see its own rows yet, so of the written types
   * the payload has only the provided rows.
   * @param writes the types whose rows the mutation writes
   * @returns undefined if resolvers must answer
   */
  planPayload(
    { selectionSet }: OperationDefinitionNode,
    provided: ProvidedTypes,
    writes: readonly string[],
  ): RootFieldPlan | undefined {
    this.#provided = provided;
    this.#writes = writes;
    const plan = this.#rootField(this.schema.getMutationType()!, selectionSet, (type, nodes) =>
      this.#whole(type, nodes),
    );
    return this.#lists > maxLists ? undefined : plan;
  }

  get #lists(): number {
    return this.#calls.filter(({ list }) => list).length;
  }

  #rootField(
    root: GraphQLObjectType,
    selectionSet: OperationDefinitionNode['selectionSet'],
    plan: (type: GraphQLObjectType, nodes: readonly FieldNode[]) => ObjectPlan | undefined,
  ): RootFieldPlan | undefined {
    const selected = collectFields(this.schema, this.fragments, this.variables, root, selectionSet);
    const [first, ...others] = selected;
    if (!first || others.length > 0) return undefined;
    const [key, nodes] = first;
    const field = root.getFields()[nodes[0]!.name.value];
    const type = field && getNamedType(field.type);
    const object = isObjectType(type) ? plan(type, nodes) : undefined;
    return object && { key, field: field!, node: nodes[0]!, object, calls: this.#calls };
  }

  /** Whether the statement would read outdated rows of a type, because it writes them itself and does not provide them here. */
  #isStale(type: string, parent: string, field: string): boolean {
    const rows = Object.values(this.#provided);
    const isProvided = rows.some((row) => row.type === parent && row.inverse?.[field] !== undefined);
    return !isProvided && this.#writes.includes(type);
  }

  #object(type: GraphQLObjectType, selected: ReadonlyMap<string, readonly FieldNode[]>): PlannedObject {
    const fields = new Map<string, FieldPlan>();
    const unresolved: FieldNode[] = [];
    for (const [key, nodes] of selected) {
      const [plan, left] = this.#field(type, nodes);
      fields.set(key, plan);
      unresolved.push(...left);
    }
    return { object: { type: type.name, fields }, unresolved };
  }

  /** The plan of a field, and the part of its selection that resolvers must answer. */
  #field(parent: GraphQLObjectType, nodes: readonly FieldNode[]): [FieldPlan, readonly FieldNode[]] {
    const [node] = nodes as [FieldNode];
    const unresolved: [FieldPlan, readonly FieldNode[]] = [{ kind: 'unresolved' }, nodes];
    if (node.name.value === '__typename') return [{ kind: 'typename' }, []];
    const field = parent.getFields()[node.name.value];
    const sql = field && this.tables.sqlOf(parent.name, field);
    if (!sql) return unresolved;
    const isNullable = !isNonNullType(field.type);
    const type = getNamedType(field.type);
    const call = this.#call(field, node, sql.kind === 'list' ? sql : undefined);
    switch (sql.kind) {
      case 'value':
        if (!isLeafType(type) || hasList(field.type) || !hasJsonSql(type)) return unresolved;
        if (sql.reads?.some((read) => this.#writes.includes(read))) return unresolved;
        return [{ kind: 'value', sql, type, isNullable }, []];
      case 'one': {
        if (!isObjectType(type) || hasList(field.type) || !this.tables.of(type.name)) return unresolved;
        if (this.#isStale(type.name, parent.name, field.name)) return unresolved;
        const { object, unresolved: below } = this.#object(type, this.#below(type, nodes));
        if (isEmpty(object)) return unresolved;
        const left = below.length > 0 ? [withSelections(node, below)] : [];
        return [{ kind: 'one', sql, call, object, isNullable }, left];
      }
      case 'provided': {
        if (!isObjectType(type)) return unresolved;
        const { name, order } = sql;
        const object = order ? this.#page(type, nodes) : this.#whole(type, nodes);
        return object ? [{ kind: 'provided', name, order, object }, []] : unresolved;
      }
      case 'edge': {
        if (!isObjectType(type)) return unresolved;
        const { name } = nodeTypeOf(type);
        const object = this.#page(type, nodes);
        if (!object || this.#isStale(name, parent.name, field.name)) return unresolved;
        return [{ kind: 'edge', sql: sql.one, order: sql.order, call, node: name, object, isNullable }, []];
      }
      case 'union': {
        const objects: Record<string, ObjectPlan> = {};
        for (const name of Object.keys(sql.members)) {
          const member = this.schema.getType(name) as GraphQLObjectType;
          const { object, unresolved: below } = this.#object(member, this.#below(member, nodes));
          if (below.length > 0) return unresolved;
          objects[name] = object;
        }
        return [{ kind: 'union', sql, call, objects }, []];
      }
      default: {
        const planned = this.#connection(type as GraphQLObjectType, nodes);
        if (planned && this.#isStale(planned.node, parent.name, field.name)) return unresolved;
        return planned ? [{ kind: 'list', sql, call, ...planned }, []] : unresolved;
      }
    }
  }

  /** Nothing in a connection is left to resolvers: they would have to find its many objects again. */
  #connection(type: GraphQLObjectType, nodes: readonly FieldNode[]) {
    const edge = getNamedType(type.getFields()['edges']!.type) as GraphQLObjectType;
    const connection = this.#page(type, nodes);
    return connection && { node: nodeTypeOf(edge).name, connection };
  }

  #page(type: GraphQLObjectType, nodes: readonly FieldNode[]): ObjectPlan | undefined {
    const fields = new Map<string, FieldPlan>();
    for (const [key, below] of this.#below(type, nodes)) {
      const name = below[0]!.name.value;
      if (name === '__typename') fields.set(key, { kind: 'typename' });
      else if (pageFields.includes(name)) fields.set(key, { kind: 'page', field: name as PageField });
      else if (name === 'edges' || name === 'nodes' || name === 'node' || name === 'pageInfo') {
        const own = getNamedType(type.getFields()[name]!.type);
        if (isUnionType(own)) {
          const [plan, left] = this.#field(type, below);
          if (left.length > 0) return undefined;
          fields.set(key, plan);
          continue;
        }
        if (!isObjectType(own)) return undefined;
        const isNode = name === 'node' || name === 'nodes';
        const object = isNode ? this.#whole(own, below) : this.#page(own, below);
        if (!object) return undefined;
        fields.set(key, { kind: name, object });
      } else return undefined;
    }
    return { type: type.name, fields };
  }

  /** An object of which nothing is left to resolvers; undefined if something is. */
  #whole(type: GraphQLObjectType, nodes: readonly FieldNode[]): ObjectPlan | undefined {
    const { object, unresolved } = this.#object(type, this.#below(type, nodes));
    return unresolved.length === 0 ? object : undefined;
  }

  #below(type: GraphQLObjectType, nodes: readonly FieldNode[]) {
    return collectSubfields(this.schema, this.fragments, this.variables, type, nodes);
  }

  #call(field: FieldCall['field'], node: FieldNode, list: SqlList | undefined): FieldCall {
    if (field.args.length === 0) return { at: -1, field, node, list };
    const call = { at: this.#calls.length, field, node, list };
    this.#calls.push(call);
    return call;
  }
}

const isEmpty = ({ fields }: ObjectPlan): boolean =>
  [...fields.values()].every(({ kind }) => kind === 'unresolved' || kind === 'typename');

const hasList = (type: GraphQLOutputType): boolean =>
  isListType(type) || (isNonNullType(type) && isListType(type.ofType));

/** The type of an edge's node. */
const nodeTypeOf = (edge: GraphQLObjectType): GraphQLNamedType =>
  getNamedType(edge.getFields()['node']!.type);

const withSelections = (node: FieldNode, selections: readonly FieldNode[]): FieldNode => ({
  ...node,
  selectionSet: { kind: Kind.SELECTION_SET, selections },
});
