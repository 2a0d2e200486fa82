import {
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { hasJsonSql } from './json.js';
import type {
  FieldCall,
  ProvidedTypes,
  ObjectPlan,
  Plan,
  RootFieldPlan,
  PageField,
  FieldPlan,
} from './plan.js';
import type { SqlList } from './sql-field.js';
import type { Tables } from './tables.js';

// Past this, the plain road plans, reads and forgets one list after another.
const mostLists = 20;

const pageValues: readonly string[] = [
  'totalCount',
  'cursor',
  'hasNextPage',
  'hasPreviousPage',
  'startCursor',
  'endCursor',
] satisfies PageField[];

interface Drawn {
  object: ObjectPlan;
  unresolved: FieldNode[];
}

/** Draws what a query asks for, and parts what the read road answers from what resolvers must. */
export class Planner {
  readonly #argued: FieldCall[] = [];
  #handed: ProvidedTypes = {};
  #writes: readonly string[] = [];

  /** @param variables coerced; only those that decide over `@skip` and `@include` are looked at */
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly tables: Tables,
    private readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {}

  /** @returns undefined where the read road answers nothing of it */
  planQuery({ selectionSet }: OperationDefinitionNode): Plan | undefined {
    const type = this.schema.getQueryType()!;
    const selected = collectFields(this.schema, this.fragments, this.variables, type, selectionSet);
    const { object, unresolved } = this.#object(type, selected);
    return isEmpty(object) || this.#lists > mostLists
      ? undefined
      : { root: object, calls: this.#argued, unresolved };
  }

  /**
   * What a subscription shows of each edge. Events are read by the page, and a list in each would be multiplied
   * by that: resolvers answer those one after another.
   * @returns undefined where resolvers have to answer some of it
   */
  planEvent({ selectionSet }: OperationDefinitionNode): RootFieldPlan | undefined {
    const outlined = this.#rootField(this.schema.getSubscriptionType()!, selectionSet, (type, nodes) =>
      this.#page(type, nodes),
    );
    return this.#lists > 0 ? undefined : outlined;
  }

  /**
   * What a mutation shows of the rows that it wrote. The statement that writes does not see yet what it wrote:
   * of those tables only what is handed over is shown.
   * @param writes the types whose rows it writes
   * @returns undefined where resolvers have to answer some of it
   */
  planPayload(
    { selectionSet }: OperationDefinitionNode,
    handed: ProvidedTypes,
    writes: readonly string[],
  ): RootFieldPlan | undefined {
    this.#handed = handed;
    this.#writes = writes;
    const outlined = this.#rootField(this.schema.getMutationType()!, selectionSet, (type, nodes) => {
      const { object, unresolved } = this.#object(type, this.#below(type, nodes));
      return unresolved.length === 0 ? object : undefined;
    });
    return this.#lists > mostLists ? undefined : outlined;
  }

  /** How many lists there are: each is planned by itself, and over all its months. */
  get #lists(): number {
    return this.#argued.filter(({ list }) => list).length;
  }

  #rootField(
    root: GraphQLObjectType,
    selectionSet: OperationDefinitionNode['selectionSet'],
    draw: (type: GraphQLObjectType, nodes: readonly FieldNode[]) => ObjectPlan | undefined,
  ): RootFieldPlan | undefined {
    const selected = collectFields(this.schema, this.fragments, this.variables, root, selectionSet);
    const [first, ...others] = selected;
    if (!first || others.length > 0) return undefined;
    const [key, nodes] = first;
    const field = root.getFields()[nodes[0]!.name.value];
    const type = field && getNamedType(field.type);
    const object = isObjectType(type) ? draw(type, nodes) : undefined;
    return object && { key, field: field!, node: nodes[0]!, object, calls: this.#argued };
  }

  /** Whether rows of a type are stale to a statement that writes, and not handed over by this field. */
  #isStale(type: string, parent: string, field: string): boolean {
    const rows = Object.values(this.#handed);
    const isHanded = rows.some((row) => row.type === parent && row.back?.[field] !== undefined);
    return !isHanded && this.#writes.includes(type);
  }

  #object(type: GraphQLObjectType, selected: ReadonlyMap<string, readonly FieldNode[]>): Drawn {
    const fields = new Map<string, FieldPlan>();
    const unresolved: FieldNode[] = [];
    for (const [key, nodes] of selected) {
      const [part, left] = this.#part(type, nodes);
      fields.set(key, part);
      unresolved.push(...left);
    }
    return { object: { type: type.name, fields }, unresolved };
  }

  /** A field, and what of it is left to resolvers. */
  #part(parent: GraphQLObjectType, nodes: readonly FieldNode[]): [FieldPlan, readonly FieldNode[]] {
    const [node] = nodes as [FieldNode];
    const hole: [FieldPlan, readonly FieldNode[]] = [{ kind: 'hole' }, nodes];
    if (node.name.value === '__typename') return [{ kind: 'typename' }, []];
    const field = parent.getFields()[node.name.value];
    const read = field && this.tables.sqlOf(parent.name, field);
    if (!read) return hole;
    const isNullable = !isNonNullType(field.type);
    const type = getNamedType(field.type);
    const argued = this.#argue(field, node, read.kind === 'list' ? read : undefined);
    switch (read.kind) {
      case 'value':
        if (!isLeafType(type) || hasList(field.type) || !hasJsonSql(type)) return hole;
        return [{ kind: 'value', read, type, isNullable }, []];
      case 'one': {
        if (!isObjectType(type) || hasList(field.type) || !this.tables.of(type.name)) return hole;
        if (this.#isStale(type.name, parent.name, field.name)) return hole;
        const { object, unresolved } = this.#object(type, this.#below(type, nodes));
        if (isEmpty(object)) return hole;
        const left = unresolved.length > 0 ? [withSelections(node, unresolved)] : [];
        return [{ kind: 'one', read, argued, object, isNullable }, left];
      }
      case 'handed': {
        if (!isObjectType(type)) return hole;
        const { object, unresolved } = this.#object(type, this.#below(type, nodes));
        return unresolved.length === 0 ? [{ kind: 'handed', name: read.name, object }, []] : hole;
      }
      case 'oneOf': {
        const objects: Record<string, ObjectPlan> = {};
        for (const name of Object.keys(read.members)) {
          const member = this.schema.getType(name) as GraphQLObjectType;
          const { object, unresolved } = this.#object(member, this.#below(member, nodes));
          if (unresolved.length > 0) return hole;
          objects[name] = object;
        }
        return [{ kind: 'oneOf', read, argued, objects }, []];
      }
      default: {
        const drawn = this.#connection(type as GraphQLObjectType, nodes);
        if (drawn && this.#isStale(drawn.node, parent.name, field.name)) return hole;
        return drawn ? [{ kind: 'list', read, argued, ...drawn }, []] : hole;
      }
    }
  }

  /** A connection has no unresolved: what is in one stands many times over, and resolvers would have to find it again. */
  #connection(type: GraphQLObjectType, nodes: readonly FieldNode[]) {
    const edge = getNamedType(type.getFields()['edges']!.type) as GraphQLObjectType;
    const node = getNamedType(edge.getFields()['node']!.type) as GraphQLObjectType;
    const connection = this.#page(type, nodes);
    return connection && { node: node.name, connection };
  }

  #page(type: GraphQLObjectType, nodes: readonly FieldNode[]): ObjectPlan | undefined {
    const fields = new Map<string, FieldPlan>();
    for (const [key, below] of this.#below(type, nodes)) {
      const name = below[0]!.name.value;
      if (name === '__typename') fields.set(key, { kind: 'typename' });
      else if (pageValues.includes(name)) fields.set(key, { kind: 'page', value: name as PageField });
      else if (name === 'edges' || name === 'node' || name === 'pageInfo') {
        const own = getNamedType(type.getFields()[name]!.type) as GraphQLObjectType;
        if (name === 'node') {
          const { object, unresolved } = this.#object(own, this.#below(own, below));
          if (unresolved.length > 0) return undefined;
          fields.set(key, { kind: 'node', object });
        } else {
          const object = this.#page(own, below);
          if (!object) return undefined;
          fields.set(key, { kind: name, object });
        }
      } else return undefined;
    }
    return { type: type.name, fields };
  }

  #below(type: GraphQLObjectType, nodes: readonly FieldNode[]) {
    return collectSubfields(this.schema, this.fragments, this.variables, type, nodes);
  }

  #argue(field: FieldCall['field'], node: FieldNode, list: SqlList | undefined): FieldCall {
    if (field.args.length === 0) return { at: -1, field, node, list };
    const argued = { at: this.#argued.length, field, node, list };
    this.#argued.push(argued);
    return argued;
  }
}

const isEmpty = ({ fields }: ObjectPlan): boolean =>
  [...fields.values()].every(({ kind }) => kind === 'hole' || kind === 'typename');

const hasList = (type: GraphQLOutputType): boolean =>
  isListType(type) || (isNonNullType(type) && isListType(type.ofType));

const withSelections = (node: FieldNode, selections: readonly FieldNode[]): FieldNode => ({
  ...node,
  selectionSet: { kind: Kind.SELECTION_SET, selections },
});
