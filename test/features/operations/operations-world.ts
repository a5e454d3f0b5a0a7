import type { Role } from '../../../server/api/roles.js';
import { createNoticeService } from '../../../server/features/notices/create-notice-service.js';
import type { OperationsDeps } from '../../../server/features/operations/operations-deps.js';
import { can } from '../../../server/features/people/permissions.js';
import { resolveIncident } from '../../../server/features/processes/resolve-incident.js';
import { retryIncident } from '../../../server/features/processes/retry-incident.js';
import type { Db } from '../../../server/db.js';
import { invalidState } from '../../../server/shared/app-error.js';
import type { Actor } from '../../../server/shared/actor.js';
import { systemClock, type Clock } from '../../../server/shared/clock.js';
import type { CommandContext } from '../../../server/shared/command-context.js';
import { until } from '../../engine-glue/fake-engine.js';
import { GlueHarness } from '../../engine-glue/glue-harness.js';
import { fixedSettings } from '../../support/fixed-settings.js';
import { freshDb } from '../../support/fresh-db.js';
import { ALL_DIAGRAMS } from './stuck-diagrams.js';

/** The real engine with relay, workers and projection, diagrams that get stuck, and one who runs the system. */
export class OperationsWorld {
  #broken = true;

  private constructor(
    private readonly fresh: Awaited<ReturnType<typeof freshDb>>,
    readonly glue: GlueHarness,
  ) {}

  static async open(): Promise<OperationsWorld> {
    const fresh = await freshDb();
    await fresh.db.$disconnect();
    const glue: GlueHarness = new GlueHarness(fresh.dir, fresh.file, {
      'application.reject': async () => {
        if (world.#broken) throw invalidState('Expected the store to be there', '材料库未接通');
        return { variables: {} };
      },
      'item.dispatch': async () => ({ bpmnError: 'NO_RESPONSIBLE_UNIT', message: 'nobody' }),
    });
    const world: OperationsWorld = new OperationsWorld(fresh, glue);
    await glue.start();
    await glue.engine.deployResources(ALL_DIAGRAMS);
    await world.addPeople();
    return world;
  }

  get dir(): string {
    return this.fresh.dir;
  }

  get db(): Db {
    return this.glue.db;
  }

  /** From now on the worker of the failing job does its work. */
  cure(): void {
    this.#broken = false;
  }

  get deps(): OperationsDeps {
    return {
      settings: fixedSettings({ 'operations.stuckMinutes': 30 }),
      notices: createNoticeService(),
      findSubject: (_tx, type, id) =>
        Promise.resolve(
          type === 'application'
            ? {
                title: '张*一 · 失业一件事',
                number: `SY-${id}`,
                greenChannel: false,
                unitId: 'unit-a',
                handlerId: null,
                caseId: id,
                closed: false,
              }
            : null,
        ),
      can,
      runtime: {
        readEngine: async () => ({ ...(await this.glue.engine.health()), address: null }),
        carryNow: (caseIds) => this.glue.relay.retryNow(caseIds),
        warn: (text) => void this.glue.warnings.push(text),
      },
      retryIncident,
      resolveIncident,
    };
  }

  as(role: Role, clock: Clock = systemClock): CommandContext {
    const actor: Actor = {
      type: 'USER',
      id: 'admin-1',
      name: '赵管一',
      post: '系统管理员',
      unitId: 'unit-a',
      unitName: '测试单位',
      roles: [role],
    };
    return { db: this.db, clock, actor };
  }

  get admin(): CommandContext {
    return this.as('ADMINISTRATOR');
  }

  /** Starts an instance about an application and answers its key. */
  async begin(processId: string, applicationId: string): Promise<string> {
    await this.db.application.create({
      data: {
        id: applicationId,
        number: `SY-2026-${applicationId}`,
        oneThingId: 'unemployment',
        oneThingName: '失业一件事',
        status: 'ACCEPTED',
        channel: 'PORTAL',
        form: {},
        selectedItems: [],
        createdAt: systemClock.now(),
        updatedAt: systemClock.now(),
      },
    });
    const { processInstanceKey } = await this.glue.engine.createProcessInstance({
      bpmnProcessId: processId,
      variables: { applicationId },
    });
    return processInstanceKey;
  }

  /** Waits for the open incident of an application and answers its key. */
  async incidentOf(caseId: string): Promise<string> {
    const find = () => this.db.incident.findFirst({ where: { caseId, resolvedAt: null } });
    await until(async () => (await find()) !== null);
    return (await find())?.key ?? '';
  }

  /** Waits until the instance is in this state. */
  async ended(instanceKey: string, state: 'COMPLETED' | 'TERMINATED'): Promise<void> {
    await until(
      async () => (await this.db.processInstance.findUnique({ where: { key: instanceKey } }))?.state === state,
    );
  }

  async close(): Promise<void> {
    await this.glue.stop();
    await this.fresh.close();
  }

  private async addPeople(): Promise<void> {
    await this.db.unit.create({ data: { id: 'unit-a', name: '测试单位', shortName: '测试', sortOrder: 1 } });
    for (const [id, active] of [
      ['officer-1', true],
      ['officer-2', true],
      ['left-1', false],
    ] as const)
      await this.db.user.create({
        data: {
          id,
          username: id,
          displayName: `测试${id}`,
          unitId: 'unit-a',
          post: '经办',
          passwordHash: 'x',
          active,
          createdAt: systemClock.now(),
        },
      });
  }
}
