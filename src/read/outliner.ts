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
import { isReadable } from './json.js';
import type { Argued, HandedTypes, Outline, Outlined, OutlinedField, PageValue, Part } from './outline.js';
import type { ReadList } from './read.js';
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
] satisfies PageValue[];

interface Drawn {
  object: Outline;
  holes: FieldNode[];
}

/** Draws what a query asks for, and parts what the read road answers from what resolvers must. */
export class Outliner {
  readonly #argued: Argued[] = [];
  #handed: HandedTypes = {};
  #writes: readonly string[] = [];

  /** @param variables coerced; only those that decide over `@skip` and `@include` are looked at */
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly tables: Tables,
    private readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {}

  /** @returns undefined where the read road answers nothing of it */
  query({ selectionSet }: OperationDefinitionNode): Outlined | undefined {
    const type = this.schema.getQueryType()!;
    const selected = collectFields(this.schema, this.fragments, this.variables, type, selectionSet);
    const { object, holes } = this.#object(type, selected);
    return isEmpty(object) || this.#lists > mostLists
      ? undefined
      : { root: object, argued: this.#argued, holes };
  }

  /**
   * What a subscription shows of each edge. Events are read by the page, and a list in each would be multiplied
   * by that: resolvers answer those one after another.
   * @returns undefined where resolvers have to answer some of it
   */
  event({ selectionSet }: OperationDefinitionNode): OutlinedField | undefined {
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
  payload(
    { selectionSet }: OperationDefinitionNode,
    handed: HandedTypes,
    writes: readonly string[],
  ): OutlinedField | undefined {
    this.#handed = handed;
    this.#writes = writes;
    const outlined = this.#rootField(this.schema.getMutationType()!, selectionSet, (type, nodes) => {
      const { object, holes } = this.#object(type, this.#below(type, nodes));
      return holes.length === 0 ? object : undefined;
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
    draw: (type: GraphQLObjectType, nodes: readonly FieldNode[]) => Outline | undefined,
  ): OutlinedField | undefined {
    const selected = collectFields(this.schema, this.fragments, this.variables, root, selectionSet);
    const [first, ...others] = selected;
    if (!first || others.length > 0) return undefined;
    const [key, nodes] = first;
    const field = root.getFields()[nodes[0]!.name.value];
    const type = field && getNamedType(field.type);
    const object = isObjectType(type) ? draw(type, nodes) : undefined;
    return object && { key, field: field!, node: nodes[0]!, object, argued: this.#argued };
  }

  /** Whether rows of a type are stale to a statement that writes, and not handed over by this field. */
  #isStale(type: string, parent: string, field: string): boolean {
    const rows = Object.values(this.#handed);
    const isHanded = rows.some((row) => row.type === parent && row.back?.[field] !== undefined);
    return !isHanded && this.#writes.includes(type);
  }

  #object(type: GraphQLObjectType, selected: ReadonlyMap<string, readonly FieldNode[]>): Drawn {
    const fields = new Map<string, Part>();
    const holes: FieldNode[] = [];
    for (const [key, nodes] of selected) {
      const [part, left] = this.#part(type, nodes);
      fields.set(key, part);
      holes.push(...left);
    }
    return { object: { type: type.name, fields }, holes };
  }

  /** A field, and what of it is left to resolvers. */
  #part(parent: GraphQLObjectType, nodes: readonly FieldNode[]): [Part, readonly FieldNode[]] {
    const [node] = nodes as [FieldNode];
    const hole: [Part, readonly FieldNode[]] = [{ kind: 'hole' }, nodes];
    if (node.name.value === '__typename') return [{ kind: 'typename' }, []];
    const field = parent.getFields()[node.name.value];
    const read = field && this.tables.readOf(parent.name, field);
    if (!read) return hole;
    const isNullable = !isNonNullType(field.type);
    const type = getNamedType(field.type);
    const argued = this.#argue(field, node, read.kind === 'list' ? read : undefined);
    switch (read.kind) {
      case 'value':
        if (!isLeafType(type) || hasList(field.type) || !isReadable(type)) return hole;
        return [{ kind: 'value', read, type, isNullable }, []];
      case 'one': {
        if (!isObjectType(type) || hasList(field.type) || !this.tables.of(type.name)) return hole;
        if (this.#isStale(type.name, parent.name, field.name)) return hole;
        const { object, holes } = this.#object(type, this.#below(type, nodes));
        if (isEmpty(object)) return hole;
        const left = holes.length > 0 ? [withSelections(node, holes)] : [];
        return [{ kind: 'one', read, argued, object, isNullable }, left];
      }
      case 'handed': {
        if (!isObjectType(type)) return hole;
        const { object, holes } = this.#object(type, this.#below(type, nodes));
        return holes.length === 0 ? [{ kind: 'handed', name: read.name, object }, []] : hole;
      }
      case 'oneOf': {
        const objects: Record<string, Outline> = {};
        for (const name of Object.keys(read.members)) {
          const member = this.schema.getType(name) as GraphQLObjectType;
          const { object, holes } = this.#object(member, this.#below(member, nodes));
          if (holes.length > 0) return hole;
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

  /** A connection has no holes: what is in one stands many times over, and resolvers would have to find it again. */
  #connection(type: GraphQLObjectType, nodes: readonly FieldNode[]) {
    const edge = getNamedType(type.getFields()['edges']!.type) as GraphQLObjectType;
    const node = getNamedType(edge.getFields()['node']!.type) as GraphQLObjectType;
    const connection = this.#page(type, nodes);
    return connection && { node: node.name, connection };
  }

  #page(type: GraphQLObjectType, nodes: readonly FieldNode[]): Outline | undefined {
    const fields = new Map<string, Part>();
    for (const [key, below] of this.#below(type, nodes)) {
      const name = below[0]!.name.value;
      if (name === '__typename') fields.set(key, { kind: 'typename' });
      else if (pageValues.includes(name)) fields.set(key, { kind: 'page', value: name as PageValue });
      else if (name === 'edges' || name === 'node' || name === 'pageInfo') {
        const own = getNamedType(type.getFields()[name]!.type) as GraphQLObjectType;
        if (name === 'node') {
          const { object, holes } = this.#object(own, this.#below(own, below));
          if (holes.length > 0) return undefined;
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

  #argue(field: Argued['field'], node: FieldNode, list: ReadList | undefined): Argued {
    if (field.args.length === 0) return { at: -1, field, node, list };
    const argued = { at: this.#argued.length, field, node, list };
    this.#argued.push(argued);
    return argued;
  }
}

const isEmpty = ({ fields }: Outline): boolean =>
  [...fields.values()].every(({ kind }) => kind === 'hole' || kind === 'typename');

const hasList = (type: GraphQLOutputType): boolean =>
  isListType(type) || (isNonNullType(type) && isListType(type.ofType));

const withSelections = (node: FieldNode, selections: readonly FieldNode[]): FieldNode => ({
  ...node,
  selectionSet: { kind: Kind.SELECTION_SET, selections },
});
