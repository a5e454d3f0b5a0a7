import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { checkDataFiles, DataFileError } from '../../server/check-data-files.js';

const PAGE = 4096;
const FRAME = PAGE + 24;
const COMMITS = 12;

let crashed: string;
let image: string;

/** A folder as kill -9 leaves it: some work in the file, the last commits in its log only. */
beforeAll(() => {
  crashed = mkdtempSync(join(tmpdir(), 'kuaiban-crashed-'));
  const db = new Database(join(crashed, 'live.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('wal_autocheckpoint = 0');
  db.exec('CREATE TABLE entry(id INTEGER PRIMARY KEY, text TEXT)');
  const insert = db.prepare('INSERT INTO entry(text) VALUES (?)');
  for (let index = 0; index < 20; index++) insert.run('前'.repeat(2_000));
  db.pragma('wal_checkpoint(TRUNCATE)');
  for (let index = 0; index < COMMITS; index++) insert.run('后'.repeat(2_000));
  for (const suffix of ['', '-wal'])
    copyFileSync(join(crashed, `live.db${suffix}`), join(crashed, `kuaiban.db${suffix}`));
  db.close();
});
afterAll(() => rmSync(crashed, { recursive: true, force: true }));

beforeEach(() => {
  image = mkdtempSync(join(tmpdir(), 'kuaiban-image-'));
  restore();
});
afterEach(() => rmSync(image, { recursive: true, force: true }));

const file = () => join(image, 'kuaiban.db');
const wal = () => `${file()}-wal`;

function restore(): void {
  for (const name of readdirSync(image)) rmSync(join(image, name));
  for (const suffix of ['', '-wal'])
    copyFileSync(join(crashed, `kuaiban.db${suffix}`), join(image, `kuaiban.db${suffix}`));
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
}

/** Commits that SQLite no longer finds. */
function lostCommits(): number {
  const db = new Database(file());
  const { n } = db.prepare('SELECT count(*) AS n FROM entry').get() as { n: number };
  db.close();
  return 20 + COMMITS - n;
}

const refused = (): string | null => {
  try {
    checkDataFiles(image);
    return null;
  } catch (error) {
    if (!(error instanceof DataFileError)) throw error;
    return error.message;
  }
};

describe('data files at the start', () => {
  it('are taken as kill -9 leaves them, and after a write that was torn', () => {
    expect(refused()).toBeNull();
    writeFileSync(wal(), Buffer.concat([readFileSync(wal()), Buffer.alloc(FRAME + 700, 7)]));
    expect(refused()).toBeNull();
    expect(lostCommits()).toBe(0);
  });

  it('are taken when nothing is there yet', () => {
    for (const name of readdirSync(image)) rmSync(join(image, name));
    expect(refused()).toBeNull();
  });

  it('are left untouched by the look at them', () => {
    const before = [file(), wal()].map((path) => readFileSync(path));
    expect(refused()).toBeNull();
    expect([file(), wal()].map((path) => readFileSync(path))).toEqual(before);
  });

  it.each<[string, () => void, RegExp]>([
    ['cut off by a few bytes', () => truncateSync(file(), readFileSync(file()).length - 10), /文件被截断/],
    ['cut in half', () => truncateSync(file(), Math.floor(readFileSync(file()).length / 2)), /文件被截断/],
    ['emptied', () => truncateSync(file(), 0), /文件是空的，它的日志却不是/],
    ['not a database', () => writeFileSync(file(), '这不是数据库'.repeat(1_000)), /内容不是数据库/],
    [
      'with a ruined schema',
      () => (rmSync(wal()), writeFileSync(file(), readFileSync(file()).fill(9, 100, PAGE))),
      /内容损坏/,
    ],
    ['with a log whose beginning is ruined', () => flip(wal(), 17), /日志（-wal）中间坏了/],
    [
      'gone while the engine has its data',
      () => (rmSync(file()), copyFileSync(wal(), join(image, 'engine.db'))),
      /不见了/,
    ],
  ])('are refused when the database is %s, with what to do', (_what, harm, words) => {
    harm();
    expect(refused()).toMatch(words);
    expect(refused()).toMatch(/没有启动.+另存一份.+恢复.+then start again/);
  });

  it('are refused for a ruined frame exactly when more than the last commit would be lost', () => {
    const frames = Math.floor((readFileSync(wal()).length - 32) / FRAME);
    let lost = 0;
    fc.assert(
      fc.property(fc.nat(frames - 1), fc.nat(PAGE - 1), (frame, byte) => {
        restore();
        flip(wal(), 32 + frame * FRAME + 24 + byte);
        const isRefused = refused() !== null;
        const missing = lostCommits();
        if (missing > 1) lost++;
        expect([frame, isRefused]).toEqual([frame, missing > 1]);
      }),
      { numRuns: 60 },
    );
    expect(lost).toBeGreaterThan(0);
  });

  it('are taken when the log is merely short: no commit behind the end proves a loss', () => {
    const length = readFileSync(wal()).length;
    fc.assert(
      fc.property(fc.nat(length), (left) => {
        restore();
        truncateSync(wal(), left);
        expect(refused()).toBeNull();
      }),
      { numRuns: 30 },
    );
  });
});
