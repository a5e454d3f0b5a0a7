import Database from 'better-sqlite3';
import { fillDeadline, type BenchDeadline } from './fill-deadline.js';
import { fillNegativeRating } from './fill-negative-rating.js';
import { fillOrder } from './fill-order.js';
import { fillRectification } from './fill-rectification.js';
import { fillStatutory } from './fill-statutory.js';
import { fillWalkthrough } from './fill-walkthrough.js';
import { createInserter, dbText } from './insert-into.js';
import { CLASSES } from './loop-world.js';

export interface LoopVolume {
  applications: number;
  itemsPerApplication: number;
  rectifications: number;
  /** In all, with those of the loop; the rest are statutory clocks of items. */
  deadlines: number;
}

/**
 * Adds a year of the closed loop to a database that fill-volume has filled: problems, rectifications in every status and kind with rounds,
 * clocks, proofs and measures; negative ratings, 督办, walkthroughs and reminders; and statutory clocks of items up to the number of
 * deadlines that was asked for. Rows only, no engine instances. Answers the number of rows written.
 */
export function fillLoop(file: string, volume: LoopVolume, now: Date): { rows: number; deadlines: number } {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = OFF');
  const userOf = new Map(
    (
      db.prepare('SELECT "unitId", min("id") AS "id" FROM "User" GROUP BY "unitId"').all() as {
        unitId: string;
        id: string;
      }[]
    ).map((row) => [row.unitId, row.id]),
  );
  const walker = db.prepare(`SELECT "id" FROM "User" WHERE "username" = 'experiencer'`).get() as { id: string };
  const style = db.prepare(`SELECT "id" FROM "User" WHERE "username" = 'style'`).get() as { id: string };
  const scenario = db.prepare('SELECT "id", "name" FROM "Scenario" ORDER BY "sortOrder" LIMIT 1').get() as {
    id: string;
    name: string;
  };
  const { insert, rows } = createInserter(db);
  let deadlines = 0;
  const clock = (deadline: BenchDeadline) => {
    fillDeadline(insert, deadline, now);
    deadlines++;
  };
  const world = { insert, clock, now, userOf, walker: walker.id, style: style.id, scenario };
  const inBatches = (count: number, one: (index: number, count: number) => void) => {
    for (let from = 0; from < count; from += 5000)
      db.transaction(() => {
        for (let index = from; index < Math.min(from + 5000, count); index++) one(index, count);
      })();
  };
  inBatches(CLASSES, (index) =>
    insert('ProblemClass', { id: `pcls_bench${index}`, name: `性能测试问题类 ${index + 1}`, createdAt: dbText(now) }),
  );
  const walks = Math.ceil(volume.rectifications / 20);
  inBatches(walks, (index, count) => fillWalkthrough(world, index, count));
  inBatches(volume.rectifications, (index, count) => fillRectification(world, index, count, walks));
  inBatches(Math.ceil(volume.rectifications / 10), (index, count) =>
    fillOrder(world, index, count, volume.rectifications),
  );
  inBatches(Math.min(Math.ceil(volume.rectifications / 7), volume.applications), (index, count) =>
    fillNegativeRating(world, index, count, volume.applications),
  );
  const items = volume.applications * volume.itemsPerApplication;
  const left = Math.max(0, Math.min(volume.deadlines - deadlines, items));
  inBatches(left, (index) => fillStatutory(world, items - 1 - index, items, volume.itemsPerApplication));
  db.exec('ANALYZE');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return { rows: rows(), deadlines };
}
