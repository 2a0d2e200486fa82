import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import { Statement, type Sql } from '../database/statement.js';
import { encodeCursor, type Position as CursorPosition } from '../graphql/cursor.js';
import type { BoundArguments } from '../query/bound-arguments.js';
import type { ProvidedRows } from '../query/scope.js';
import type { Topic } from '../pubsub/pubsub.js';
import { reader, splitByReader, type BatchReads, type BatchRow } from './batch-read.js';
import type { FeedEvent } from './feed-event.js';
import type { FeedRead, FeedServices, FeedSource } from './feed-source.js';

// Each kind of read has its own statement, and some of them a new one each month.
const maxStatements = 24;

/** A row of a feed: the columns that its position needs, and the projected JSON or all columns of the entity. */
export type FeedRow = Record<string, unknown> & BatchRow & { json?: string };

/** The statement for the reads of one group. */
export interface FeedStatement {
  /** Identifies the statement among those of its feed. */
  variant: string;
  /** Writes the statement: `columns` go into its select list, `joins` into its FROM clause. */
  write: (columns: Sql, joins: Sql) => Sql;
}

/** A feed whose events are rows of one table. */
export interface RowFeed<
  Node extends { content: string } | undefined,
  Event extends FeedEvent<Node>,
  Interest,
> {
  topics: readonly Topic[];
  start: Event['position'];
  groupOf(read: FeedRead<Event, Interest>): string;
  statementOf(reads: readonly FeedRead<Event, Interest>[]): FeedStatement;
  /** The rows that the statement provides; one is named `node`. */
  provided: ProvidedRows;
  /** The columns that `toEvent` needs. */
  keyColumns: Sql;
  /** The columns that `toNode` needs. */
  nodeColumns: Sql;
  /** The node of a row, for resolvers. @param em the event's own */
  toNode(em: EntityManager, row: FeedRow): Node;
  /** The event of a row, without its content. */
  toEvent(row: FeedRow): Event;
  /** A position as its cursor has it. */
  cursorOf(position: Event['position']): CursorPosition;
  /** Finds the newest position of each owner: `owner_id` and the columns of `toPosition`. */
  newest: Statement<{ ownerIds: readonly string[] }>;
  toPosition(row: Record<string, unknown>): Event['position'];
  isAfter: FeedSource<Event, Interest>['isAfter'];
  matches: FeedSource<Event, Interest>['matches'];
  timeOf: FeedSource<Event, Interest>['timeOf'];
}

/** Makes the source of a row feed. */
export function rowFeedSource<
  Node extends { content: string } | undefined,
  Event extends FeedEvent<Node>,
  Interest,
>(feed: RowFeed<Node, Event, Interest>): FeedSource<Event, Interest> {
  type Reads = BatchReads<FeedRead<Event, Interest>>;
  const unprojected = new LRUCache<string, Statement<Reads>>({ max: maxStatements });

  function unprojectedStatement({ variant, write }: FeedStatement): Statement<Reads> {
    const known = unprojected.get(variant);
    if (known) return known;
    const statement = new Statement<Reads>(variant, write(feed.nodeColumns, sql``));
    unprojected.set(variant, statement);
    return statement;
  }

  function read(
    { statements }: FeedServices,
    reads: readonly FeedRead<Event, Interest>[],
  ): Promise<FeedRow[]> {
    const { projection } = reads[0]!;
    const statement = feed.statementOf(reads);
    if (!projection) return statements.run<FeedRow, Reads>(unprojectedStatement(statement), { reads });
    return statements.run<FeedRow, Reads & BoundArguments>(
      projection.statement<Reads>(
        statement.variant,
        feed.provided,
        ({ text, joins }) => statement.write(sql`${feed.keyColumns}, ${text} AS json`, joins),
        reader('owner_id'),
      ),
      { ...projection.bound, reads },
    );
  }

  const nodeOf = (em: EntityManager, row: FeedRow): Pick<FeedEvent<Node>, 'node' | 'em'> => ({
    node: feed.toNode(em, row),
    em,
  });

  return {
    topics: feed.topics,
    start: feed.start,
    groupOf: (one) => feed.groupOf(one),
    async read(services, reads) {
      const rows = await read(services, reads);
      return splitByReader(reads.length, rows, (row) => {
        const event = feed.toEvent(row);
        return {
          ...event,
          cursor: encodeCursor(feed.cursorOf(event.position)),
          ...(row.json === undefined ? nodeOf(services.em.fork(), row) : { json: row.json }),
        };
      });
    },
    async newest({ statements }, ownerIds) {
      const rows = await statements.run<Record<string, unknown> & { owner_id: string }, Owners>(feed.newest, {
        ownerIds,
      });
      return new Map(rows.map((row) => [row.owner_id, feed.toPosition(row)]));
    },
    isAfter: feed.isAfter,
    matches: feed.matches,
    timeOf: feed.timeOf,
    sizeOf: ({ json, node }) => json?.length ?? (node?.content.length ?? 0) + 500,
  };
}

interface Owners {
  ownerIds: readonly string[];
}
