import { join } from 'node:path';
import { JOB_TYPES, PROCESS_IDS, type JobType } from '../../processes/contract.js';
import type { EventTopic } from '../../server/api/admin.js';
import { openDb, type Db } from '../../server/db.js';
import type { JobHandler, JobResult } from '../../server/engine/job-handler.js';
import { openEmbeddedEngine } from '../../server/engine/embedded/open-embedded-engine.js';
import type { Engine } from '../../server/engine/port.js';
import { createOutboxRelay, type OutboxRelay } from '../../server/engine/relay/outbox-relay.js';
import { createJobWorkers, type JobWorkers } from '../../server/engine/workers/job-workers.js';
import { deployProcesses } from '../../server/features/processes/deploy-processes.js';
import { startProjection } from '../../server/features/processes/start-projection.js';
import { endTask } from '../../server/features/tasks/end-task.js';
import { systemActor } from '../../server/shared/actor.js';
import { systemClock } from '../../server/shared/clock.js';
import { inTransaction, type CommandContext } from '../../server/shared/command-context.js';
import { until } from './fake-engine.js';

/** What each job answers when nothing else is said: the shortest way of a case with one chosen item. */
const ANSWERS: Partial<Record<JobType, (caseId: string) => JobResult>> = {
  'application.requestCorrection': (id) => ({ variables: { correctionId: `cor-${id}` } }),
  'application.split': (id) => ({ variables: { items: { unemploymentRegistration: `it-${id}` } } }),
  'item.dispatch': () => ({ variables: { unitId: 'employment', handlingMode: 'MANUAL' } }),
  'item.close': () => ({ variables: { outcome: 'GRANTED' } }),
  'rating.invite': (id) => ({ variables: { ratingInvitationId: `rate-${id}` } }),
};

/** The real diagrams on the real engine with relay, workers and projection; handlers leave one ledger line a job. */
export class GlueHarness {
  db!: Db;
  engine!: Engine;
  relay!: OutboxRelay;
  #workers!: JobWorkers;
  #stopProjection!: () => Promise<void>;
  readonly warnings: string[] = [];
  /** Told what screens should look again. */
  onTopic: (topic: EventTopic) => void = () => {};

  constructor(
    private readonly dir: string,
    private readonly dbFile: string,
    private readonly overrides: Partial<Record<JobType, JobHandler>> = {},
    /** What stands between the engine and everybody who uses it; for faults. */
    private readonly door: (engine: Engine) => Engine = (engine) => engine,
  ) {}

  get context(): CommandContext {
    return { db: this.db, clock: systemClock, actor: systemActor() };
  }

  async start(): Promise<void> {
    const warn = (text: string) => void this.warnings.push(text);
    this.db = openDb(this.dbFile);
    this.engine = this.door(await openEmbeddedEngine({ file: join(this.dir, 'engine.db'), thread: false }));
    this.#stopProjection = await startProjection(this.engine, this.db, {
      describeSubject: async (_tx, type, id) => ({ title: type, number: id, greenChannel: false }),
      dueAtOf: async () => null,
      lastHandler: async () => null,
      publish: (topic) => this.onTopic(topic),
      warn,
    });
    const deps = { db: this.db, clock: systemClock, engine: this.engine };
    this.relay = createOutboxRelay(deps, { pollMs: 50, warn });
    this.#workers = createJobWorkers({ ...deps, handlers: this.#handlers() }, { pollMs: 50, warn });
    await deployProcesses(this.engine, this.db);
    this.relay.start();
    this.#workers.start();
  }

  async stop(): Promise<void> {
    await this.#workers.stop();
    await this.relay.stop();
    await this.#stopProjection();
    await this.engine.close();
    await this.db.$disconnect();
  }

  #handlers(): Record<string, JobHandler> {
    const record =
      (type: JobType): JobHandler =>
      async (unit, job) => {
        const caseId =
          typeof job.variables.applicationId === 'string' ? job.variables.applicationId : String(job.variables.itemId);
        await unit.ledger({
          action: type,
          subjectType: 'job',
          subjectId: job.key,
          caseId: caseId.replace(/^it-/, ''),
          summary: JOB_TYPES[type].title,
        });
        return ANSWERS[type]?.(caseId) ?? { variables: {} };
      };
    const types = Object.keys(JOB_TYPES) as JobType[];
    return Object.fromEntries(types.map((type) => [type, this.overrides[type] ?? record(type)]));
  }

  async submit(caseId: string): Promise<void> {
    await this.publish(caseId, 'application.submitted', caseId, { applicationId: caseId });
  }

  async publish(caseId: string, name: string, correlationKey: string, variables = {}): Promise<void> {
    await inTransaction(this.context, ({ toEngine }) =>
      toEngine(caseId, { kind: 'publishMessage', message: { name, correlationKey, timeToLive: 60_000, variables } }),
    );
  }

  /** Waits for the task of this kind in the inbox and ends it with a decision. */
  async decide(caseId: string, kind: string, variables: Record<string, unknown>): Promise<void> {
    let jobKey: string | undefined;
    await until(async () => {
      jobKey = (await this.db.userTask.findFirst({ where: { caseId, kind, state: 'CREATED' } }))?.jobKey;
      return jobKey !== undefined;
    });
    const key = jobKey ?? '';
    await inTransaction(this.context, (unit) => endTask(unit, key, variables));
  }

  async ended(caseId: string): Promise<void> {
    await until(async () => (await this.instanceOf(caseId))?.state === 'COMPLETED');
  }

  instanceOf(caseId: string) {
    return this.db.processInstance.findFirst({
      where: { subjectType: 'application', subjectId: caseId, processId: PROCESS_IDS.unemploymentOneThing },
    });
  }

  /** Job types that were done for a case, each as often as its rows were committed. */
  async done(caseId: string): Promise<string[]> {
    const lines = await this.db.ledgerEvent.findMany({
      where: { caseId, subjectType: 'job' },
      select: { action: true },
    });
    return lines.map((line) => line.action).sort();
  }
}
