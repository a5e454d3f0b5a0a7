import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Db } from '../../server/db.js';
import { keepForEach } from '../../server/shared/table-versions.js';
import { bindSql, txAll, txRun } from '../../server/shared/tx-sql.js';
import { freshDb } from '../support/fresh-db.js';

let fresh: Awaited<ReturnType<typeof freshDb>>;
let db: Db;
beforeEach(async () => {
  fresh = await freshDb();
  db = fresh.db;
});
afterEach(() => fresh.close());

const unit = (id: string) => ({ data: { id, name: id, shortName: id, sortOrder: 0 } });
const ids = async () => (await db.unit.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id);

/** What another process finds on the disk: only what is committed. */
function committed(): string[] {
  const other = new Database(fresh.file, { readonly: true });
  try {
    return (other.prepare('SELECT id FROM Unit ORDER BY id').all() as { id: string }[]).map(({ id }) => id);
  } finally {
    other.close();
  }
}

describe('writers that wait for one another', () => {
  it('are answered only when what they wrote is committed, and one that fails takes nobody with it', async () => {
    const seen: boolean[] = [];
    const write = async (id: string, fails: boolean) => {
      await db.$transaction(async (tx) => {
        await tx.unit.create(unit(id));
        if (fails) throw new Error('no');
      });
      seen.push(committed().includes(id));
    };
    const all = await Promise.allSettled(Array.from({ length: 40 }, (_, index) => write(`u${index}`, index % 4 === 0)));
    expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(10);
    expect(seen).toEqual(Array.from({ length: 30 }, () => true));
    expect(await ids()).toHaveLength(30);
  });

  it('see what the ones before them wrote, in their order', async () => {
    await db.unit.create(unit('counter'));
    const step = () =>
      db.$transaction(async (tx) => {
        const { sortOrder } = await tx.unit.findUniqueOrThrow({ where: { id: 'counter' } });
        await tx.unit.update({ where: { id: 'counter' }, data: { sortOrder: sortOrder + 1 } });
      });
    await Promise.all(Array.from({ length: 50 }, step));
    expect((await db.unit.findUniqueOrThrow({ where: { id: 'counter' } })).sortOrder).toBe(50);
  });

  it('with writes outside a transaction among them lose nothing, and a refused one fails alone', async () => {
    await db.unit.create(unit('taken'));
    const all = await Promise.allSettled([
      db.$transaction((tx) => tx.unit.create(unit('a'))),
      db.unit.create(unit('b')),
      db.unit.create(unit('taken')),
      db.$transaction((tx) => tx.unit.create(unit('c'))),
    ]);
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(committed()).toEqual(['a', 'b', 'c', 'taken']);
  });
});

describe('SQL by hand', () => {
  it('belongs to its transaction: gone when that rolls back, refused when that has ended', async () => {
    let late!: () => Promise<unknown>;
    const failed = db.$transaction(async (tx) => {
      bindSql(db, tx);
      const insert = (id: string) =>
        txRun(
          tx,
          'INSERT INTO "Unit" ("id", "name", "shortName", "sortOrder", "active") VALUES (?, ?, ?, 0, ?)',
          id,
          id,
          id,
          true,
        );
      late = () => insert('late');
      await insert('early');
      expect(await txAll(tx, 'SELECT "id", "active" FROM "Unit"')).toEqual([{ id: 'early', active: true }]);
      expect(await txAll(db, 'SELECT "id" FROM "Unit"')).toEqual([]);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    await expect(late()).rejects.toThrow('it has ended');
    await db.$transaction(async () => {
      await expect(late()).rejects.toThrow('it has ended');
    });
    expect(await ids()).toEqual([]);
  });
});

describe('what is kept of a table', () => {
  const kept = keepForEach<number>(['Unit']);
  const count = (from: Pick<Db, 'unit'> = db) => kept(db).get('', () => from.unit.count());

  it('is read again after a change, inside a transaction at once, and not outside before it is committed', async () => {
    expect(await count()).toBe(0);
    await db.unit.create(unit('a'));
    expect(await count()).toBe(1);
    await db.$transaction(async (tx) => {
      await tx.unit.create(unit('b'));
      expect(await count(tx)).toBe(2);
      expect(await count()).toBe(1);
    });
    expect(await count()).toBe(2);
  });

  it('is as before when a change is rolled back', async () => {
    expect(await count()).toBe(0);
    const failed = db.$transaction(async (tx) => {
      await tx.unit.create(unit('a'));
      expect(await count(tx)).toBe(1);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await count()).toBe(0);
  });
});
