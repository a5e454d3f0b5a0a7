import type { EngineDatabase, Statement } from './engine-database.js';

/** States of a job; the numbers are stored and the indexes name them. */
export const JOB_READY = 0;
export const JOB_LOCKED = 1;
export const JOB_FAILED = 2;
export const JOB_BACKING_OFF = 3;
export const JOB_ERROR_THROWN = 4;

export interface JobRow {
  key: number;
  elementInstance: number;
  processInstance: number;
  definition: number;
  element: number;
  type: string;
  retries: number;
  state: number;
  /** Epoch ms: end of the lock or of the back-off; else 0. */
  due: number;
  worker: string;
  /** JSON object of text. */
  headers: string;
  incident: number;
}

type Columns = [
  key: number,
  elementInstance: number,
  processInstance: number,
  definition: number,
  element: number,
  type: string,
  retries: number,
  state: number,
  due: number,
  worker: string,
  headers: string,
  incident: number,
];

const COLUMNS = `key, element_instance, process_instance, definition, element, type, retries, state, due, worker, headers,
  incident`;

const toJob = ([
  key,
  elementInstance,
  processInstance,
  definition,
  element,
  type,
  retries,
  state,
  due,
  worker,
  headers,
  incident,
]: Columns): JobRow => ({
  key,
  elementInstance,
  processInstance,
  definition,
  element,
  type,
  retries,
  state,
  due,
  worker,
  headers,
  incident,
});

/** How many jobs stay in memory; a job is usually completed soon after it was created. */
const CACHED = 4096;

/** Jobs, written at once inside the transaction; the latest ones stay in memory too. */
export class JobStore {
  private readonly cache = new Map<number, JobRow>();
  private readonly statements: Record<'insert' | 'find' | 'update' | 'delete' | 'ready' | 'due' | 'nextDue', Statement>;

  constructor(database: EngineDatabase) {
    this.statements = {
      insert: database.prepare(`insert into job(${COLUMNS}) values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
      find: database.prepare(`select ${COLUMNS} from job where key = ?`).raw(),
      update: database.prepare(
        'update job set retries = ?, state = ?, due = ?, worker = ?, incident = ? where key = ?',
      ),
      delete: database.prepare('delete from job where key = ?'),
      ready: database.prepare(`select ${COLUMNS} from job where type = ? and state = 0 order by key limit ?`).raw(),
      due: database.prepare('select key from job where state in (1, 3) and due <= ? order by due, key limit ?').pluck(),
      nextDue: database.prepare('select min(due) from job where state in (1, 3)').pluck(),
    };
  }

  insert(job: JobRow): void {
    const { key, elementInstance, processInstance, definition, element, type, retries, state, due } = job;
    const place = [key, elementInstance, processInstance, definition, element];
    this.statements.insert.run(...place, type, retries, state, due, job.worker, job.headers, job.incident);
    this.remember(job);
  }
  find(key: number): JobRow | undefined {
    const known = this.cache.get(key);
    if (known) return known;
    const row = this.statements.find.get(key) as Columns | undefined;
    return row && toJob(row);
  }
  update(job: JobRow): void {
    this.statements.update.run(job.retries, job.state, job.due, job.worker, job.incident, job.key);
    this.remember(job);
  }
  delete(key: number): void {
    this.cache.delete(key);
    this.statements.delete.run(key);
  }
  findReady(type: string, limit: number): JobRow[] {
    return (this.statements.ready.all(type, limit) as Columns[]).map(toJob);
  }
  /** Keys of jobs whose lock or back-off has ended at `now`. */
  findDue(now: number, limit: number): number[] {
    return this.statements.due.all(now, limit) as number[];
  }
  nextDue(): number | null {
    return this.statements.nextDue.get() as number | null;
  }
  /** Forgets what is in memory: the file no longer holds it. */
  reload(): void {
    this.cache.clear();
  }

  private remember(job: JobRow): void {
    this.cache.set(job.key, job);
    if (this.cache.size <= CACHED) return;
    for (const oldest of this.cache.keys()) {
      this.cache.delete(oldest);
      return;
    }
  }
}
