import type Database from 'better-sqlite3';

export type Row = Record<string, string | number | null>;

/** Writes rows into tables of the product's database, each table's statement prepared once from its first row. */
export function createInserter(db: Database.Database): { insert(table: string, row: Row): void; rows(): number } {
  const statements = new Map<string, Database.Statement>();
  let rows = 0;
  return {
    insert(table, row) {
      let statement = statements.get(table);
      if (!statement) {
        const columns = Object.keys(row);
        statement = db.prepare(
          `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
        );
        statements.set(table, statement);
      }
      statement.run(row);
      rows++;
    },
    rows: () => rows,
  };
}

/** Prisma's own text form of an instant. */
export const dbText = (at: Date): string => at.toISOString().replace('Z', '+00:00');
