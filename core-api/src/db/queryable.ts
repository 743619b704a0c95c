import { asServiceError } from './sqlstate.ts';

/** One statement: with a name it is prepared once a connection and then only bound. */
export interface Query {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** Whatever runs statements. The type of a row is the caller's word for the columns it names. */
export interface Queryable {
  /** @throws {IrisError} `unavailable` when the database is out of reach, else by the constraint that was hurt */
  query<Row extends object>(query: Query): Promise<Row[]>;
  /** For statements that always answer exactly one row. */
  queryOne<Row extends object>(query: Query): Promise<Row>;
}

interface Runner {
  query(query: { name?: string; text: string; values?: unknown[] }): Promise<{ rows: unknown[] }>;
}

/** Statements on a connection or a pool of `pg`, with its errors translated. */
export function runQuery(runner: Runner): Queryable {
  const query = async <Row extends object>({ values = [], ...rest }: Query): Promise<Row[]> => {
    try {
      const result = await runner.query({ ...rest, values: [...values] });
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the statement decides, not the compiler
      return result.rows as Row[];
    } catch (error) {
      throw asServiceError(error);
    }
  };
  return {
    query,
    async queryOne<Row extends object>(statement: Query): Promise<Row> {
      const [row, ...more] = await query<Row>(statement);
      if (!row || more.length > 0)
        throw new Error(`${statement.text} answered ${row ? 'several rows' : 'no row'}`);
      return row;
    },
  };
}
