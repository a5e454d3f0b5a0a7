import type { LedgerCheck } from '../../api/admin.js';
import type { Db } from '../../db.js';
import { chainHash, GENESIS_HASH } from '../../shared/ledger.js';

/** Lines read at a time. */
const BATCH = 2000;

/**
 * Follows the chain from its first line: each line must carry the hash of the one before it, and its own hash must be made of what
 * it says. A changed, removed, inserted or exchanged line is found, and so are lines cut off at the end (the table remembers its
 * highest number). Lines written meanwhile are included or not.
 */
export async function checkLedger(db: Db): Promise<LedgerCheck> {
  const highest = await highestSeq(db);
  let prevHash = GENESIS_HASH;
  let lastSeq = 0;
  let checked = 0;
  for (;;) {
    const events = await db.ledgerEvent.findMany({
      where: { seq: { gt: lastSeq } },
      orderBy: { seq: 'asc' },
      take: BATCH,
    });
    for (const event of events) {
      if (event.prevHash !== prevHash || event.hash !== chainHash(prevHash, event)) return broken(checked, event.seq);
      prevHash = event.hash;
      lastSeq = event.seq;
      checked++;
    }
    if (events.length < BATCH) break;
  }
  if (lastSeq < highest) return broken(checked, lastSeq + 1);
  return { complete: true, checked, firstBroken: null, message: `台账完整，共核对 ${checked} 条` };
}

const broken = (checked: number, seq: number): LedgerCheck => ({
  complete: false,
  checked,
  firstBroken: seq,
  message: `台账从第 ${seq} 条起对不上，之前 ${checked} 条完整。请停用写入并联系管理员核查`,
});

/** The highest number the table ever gave and committed. */
async function highestSeq(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<
    { seq: bigint | number }[]
  >`SELECT seq FROM sqlite_sequence WHERE name = 'LedgerEvent'`;
  return Number(row?.seq ?? 0);
}
