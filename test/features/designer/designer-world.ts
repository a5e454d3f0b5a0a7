import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '../../../server/api/roles.js';
import type { Db } from '../../../server/db.js';
import { openEmbeddedEngine } from '../../../server/engine/embedded/open-embedded-engine.js';
import type { Engine } from '../../../server/engine/port.js';
import { createNoticeService } from '../../../server/features/notices/create-notice-service.js';
import { can } from '../../../server/features/people/permissions.js';
import { deployProcesses } from '../../../server/features/processes/deploy-processes.js';
import { startProjection } from '../../../server/features/processes/start-projection.js';
import type { DesignerDeps } from '../../../server/features/designer/designer-deps.js';
import { createDraft } from '../../../server/features/designer/create-draft.js';
import { saveDraft } from '../../../server/features/designer/save-draft.js';
import { submitDraft } from '../../../server/features/designer/submit-draft.js';
import type { UserActor } from '../../../server/shared/actor.js';
import { controlledClock } from '../../../server/shared/clock.js';
import type { CommandContext } from '../../../server/shared/command-context.js';
import { projectRoot } from '../../../server/shared/project-root.js';
import { freshDb } from '../../support/fresh-db.js';

export const PROCESS = 'ItemHandlingProcess';
const FILE = 'processes/shared/item-handling.bpmn';
/** The product's own diagram of 分办件办理, as it lies in the project. */
export const ORIGINAL = readFileSync(join(projectRoot, FILE), 'utf8');
export const renamed = (name: string) => ORIGINAL.replace('name="指定承办单位"', `name="${name}"`);

const USERS: Record<string, Role[]> = {
  designer: ['PROCESS_DESIGNER'],
  designer2: ['PROCESS_DESIGNER'],
  style: ['STYLE_OFFICE'],
  officer: ['UNIT_OFFICER'],
};

export interface DesignerWorld {
  db: Db;
  engine: Engine;
  deps: DesignerDeps;
  as(userId: string): CommandContext;
  /** Starts the server's part of deploying once more, with the file as it is now. */
  restart(content?: string): Promise<void>;
  /** A draft of the designer with this diagram, submitted when a note is given: answers its id. */
  draft(xml: string, note?: string): Promise<string>;
  startCase(): Promise<{ key: string; version: number }>;
  close(): Promise<void>;
}

/** The real engine in this thread, the real projection and the real database; four people. */
export async function openDesignerWorld(): Promise<DesignerWorld> {
  const fresh = await freshDb();
  const { db } = fresh;
  const clock = controlledClock(new Date('2026-11-02T02:00:00Z'));
  const engine = await openEmbeddedEngine({ file: join(fresh.dir, 'engine.db'), thread: false });
  const none = async () => null;
  const stop = await startProjection(engine, db, {
    describeSubject: none,
    dueAtOf: none,
    lastHandler: none,
    publish: () => {},
    warn: () => {},
  });
  await db.unit.create({ data: { id: 'unit', name: '测试单位', shortName: '测试', sortOrder: 1 } });
  for (const [id, roles] of Object.entries(USERS))
    await db.user.create({
      data: {
        id,
        username: id,
        displayName: `人员${id}`,
        unitId: 'unit',
        post: '岗位',
        passwordHash: '-',
        createdAt: clock.now(),
        roles: { create: roles.map((role) => ({ role })) },
      },
    });
  const deps: DesignerDeps = {
    can,
    notices: createNoticeService(),
    deployResources: (resources) => engine.deployResources(resources),
  };
  const as = (userId: string): CommandContext => ({ db, clock, actor: userActor(userId) });
  const restart = async (content = ORIGINAL) => void (await deployProcesses(engine, db, [{ name: FILE, content }]));
  await restart();
  return {
    db,
    engine,
    deps,
    as,
    restart,
    async draft(xml, note) {
      const { id } = await createDraft(as('designer'), deps, { processId: PROCESS });
      const { version } = await saveDraft(as('designer'), deps, { id, xml, version: 1 });
      if (note !== undefined) await submitDraft(as('designer'), deps, { id, note, version });
      return id;
    },
    async startCase() {
      const { processInstanceKey: key, version } = await engine.createProcessInstance({
        bpmnProcessId: PROCESS,
        variables: { itemId: 'item_1' },
      });
      return { key, version };
    },
    async close() {
      await stop();
      await engine.close();
      await fresh.close();
    },
  };
}

function userActor(id: string): UserActor {
  return { type: 'USER', id, name: id, post: '岗位', unitId: 'unit', unitName: '测试单位', roles: USERS[id] ?? [] };
}
