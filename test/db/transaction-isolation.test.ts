import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Db } from '../../server/db.js';
import { freshDb } from '../support/fresh-db.js';

/** Must be run again at every upgrade of Prisma: as published, its adapter loses writes (server/sqlite-adapter.ts). */
let fresh: Awaited<ReturnType<typeof freshDb>>;
let db: Db;
beforeEach(async () => {
  fresh = await freshDb();
  db = fresh.db;
});
afterEach(() => fresh.close());

const unit = (id: string) => ({ data: { id, name: id, shortName: id, sortOrder: 0 } });
const exists = async (id: string) => (await db.unit.findUnique({ where: { id } })) !== null;

/** A promise and the function that fulfils it. */
function signal(): { given: Promise<void>; give: () => void } {
  let give!: () => void;
  return { given: new Promise<void>((resolve) => (give = resolve)), give: () => give() };
}

/** A transaction that wrote `id` and stays open until told how to end. */
async function openTransaction(id: string) {
  const written = signal();
  const end = signal();
  let fails = false;
  const ended = db
    .$transaction(async (tx) => {
      await tx.unit.create(unit(id));
      written.give();
      await end.given;
      if (fails) throw new Error('roll back');
    })
    .then(
      () => 'committed',
      (error: Error) => error.message,
    );
  await written.given;
  return {
    commit: () => (end.give(), ended),
    rollback: () => ((fails = true), end.give(), ended),
  };
}

describe('while a transaction is open', () => {
  it('a reader outside sees nothing of it, and everything once it is committed', async () => {
    const transaction = await openTransaction('inside');
    expect(await exists('inside')).toBe(false);
    expect(await db.unit.count()).toBe(0);
    expect(await db.$queryRaw`SELECT id FROM "Unit"`).toEqual([]);
    expect(await transaction.commit()).toBe('committed');
    expect(await exists('inside')).toBe(true);
  });

  it('a write outside waits, and is not lost when the transaction rolls back', async () => {
    const transaction = await openTransaction('inside');
    let answered = false;
    const outside = db.unit.create(unit('outside')).then(() => (answered = true));
    await sleep(50);
    expect(answered).toBe(false);
    expect(await transaction.rollback()).toBe('roll back');
    await outside;
    expect(await exists('outside')).toBe(true);
    expect(await exists('inside')).toBe(false);
  });

  it('a second transaction waits for it and sees what it committed', async () => {
    const first = await openTransaction('first');
    const second = db.$transaction((tx) => tx.unit.count());
    await first.commit();
    expect(await second).toBe(1);
  });

  it('the reader cannot write', async () => {
    const transaction = await openTransaction('inside');
    const sneaky = db.$queryRaw`WITH x AS (SELECT 1) SELECT * FROM x`;
    expect(await sneaky).toHaveLength(1);
    await transaction.rollback();
  });
});

describe('a transaction that takes too long', () => {
  it('is refused with P2028, leaves nothing, and lets the next one write', async () => {
    const slow = db.$transaction(
      async (tx) => {
        await tx.unit.create(unit('late'));
        await sleep(400);
        await tx.unit.create(unit('later'));
      },
      { timeout: 100 },
    );
    await expect(slow).rejects.toMatchObject({ code: 'P2028' });
    expect(await exists('late')).toBe(false);
    await db.unit.create(unit('next'));
    expect(await exists('next')).toBe(true);
  });
});

describe('many writers at once', () => {
  it('fifty of both kinds all write, one after another', async () => {
    await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        i % 2
          ? db.unit.create(unit(`plain-${i}`))
          : db.$transaction(async (tx) => {
              const count = await tx.unit.count();
              await sleep(1);
              // nobody else wrote since the count
              await tx.unit.create({
                data: {
                  id: `tx-${i}`,
                  name: `after ${count}`,
                  shortName: '',
                  sortOrder: (await tx.unit.count()) - count,
                },
              });
            }),
      ),
    );
    expect(await db.unit.count()).toBe(50);
    expect(await db.unit.count({ where: { id: { startsWith: 'tx-' }, sortOrder: { not: 0 } } })).toBe(0);
  });

  it('a failing statement outside a transaction does not keep the others waiting', async () => {
    const transaction = await openTransaction('inside');
    const broken = db.unit.create({ data: { id: 'x', name: 'x', shortName: 'x', sortOrder: 0, parentId: 'nowhere' } });
    const good = db.unit.create(unit('good'));
    await transaction.commit();
    await expect(broken).rejects.toMatchObject({ code: 'P2003' });
    await good;
    expect(await exists('good')).toBe(true);
  });
});

describe('durability', () => {
  it('is full: a commit that was answered survives a power cut', async () => {
    const [row] = await db.$queryRaw<{ synchronous: bigint | number }[]>`PRAGMA synchronous`;
    expect(Number(row?.synchronous)).toBe(2);
    const [mode] = await db.$queryRaw<{ journal_mode: string }[]>`PRAGMA journal_mode`;
    expect(mode?.journal_mode).toBe('wal');
  });
});
