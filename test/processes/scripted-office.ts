import { SERVICE_ITEM_KEYS, type JobType, type ServiceItemId } from '../../processes/contract.js';
import type { ActivatedJob } from '../../server/engine/port.js';
import type { Answer, Office } from './engine-bench.js';

export type ItemKey = (typeof SERVICE_ITEM_KEYS)[ServiceItemId];
export interface ScriptedItem {
  id: string;
  key: ItemKey;
  applicationId: string;
  unitId: string | null;
  returnedBy: Set<string>;
  outcome: 'GRANTED' | 'REFUSED' | 'WITHDRAWN' | null;
}

const nothing: Answer = { variables: {} };
const SUBSIDY = SERVICE_ITEM_KEYS['temporary-price-subsidy'];
const BENEFIT = SERVICE_ITEM_KEYS['unemployment-benefit-claim'];

/**
 * Stands in for the job handlers: rows in memory that keep to the promises of the contract (idempotent, refusing by state,
 * answering their outputs), so that the diagrams can be tried without the product around them.
 */
export class ScriptedOffice implements Office {
  readonly items = new Map<string, ScriptedItem>();
  /** What was done, in order: job type and subject. */
  readonly done: [JobType, string][] = [];
  readonly chosen = new Map<string, ItemKey[]>();
  /** Units that handle an item here, by choice; default: two. */
  units = (_key: ItemKey): string[] => ['u1', 'u2'];
  /** Items that are handled without a person. */
  automatic: ReadonlySet<ItemKey> = new Set([SUBSIDY]);
  /** Whether the rules can grant an automatic item. */
  automaticRule: 'GRANT' | 'CANNOT_TELL' = 'GRANT';
  readonly #openedBy = new Map<string, string>();
  readonly #withdrawn = new Set<string>();
  #ids = 0;

  /** The latest id of a kind: corrections, suspensions, invitations are numbered as they are opened. */
  readonly latest = new Map<string, string>();

  #next(kind: string, subject: string): string {
    const id = `${kind}-${++this.#ids}`;
    this.latest.set(`${kind} ${subject}`, id);
    return id;
  }

  item(applicationId: string, key: ItemKey): ScriptedItem {
    const item = this.items.get(`${applicationId}/${key}`);
    if (!item) throw new Error(`${applicationId} has no part ${key}`);
    return item;
  }

  /** Times a job was done, for one subject or for all. */
  times(type: JobType, subject?: string): number {
    return this.done.filter(
      ([doneType, doneFor]) => doneType === type && (subject === undefined || doneFor === subject),
    ).length;
  }

  withdraw(applicationId: string): void {
    this.#withdrawn.add(applicationId);
  }

  handle(job: ActivatedJob): Answer {
    const type = job.type as JobType;
    const { applicationId, itemId, subjectId } = job.variables as Record<string, string>;
    const subject = subjectId ?? itemId ?? applicationId ?? '';
    this.done.push([
      type,
      type.startsWith('application.') || type === 'rating.invite' ? (applicationId ?? '') : subject,
    ]);
    const item = this.items.get(itemId ?? '');
    switch (type) {
      case 'application.open': {
        const opener = this.#openedBy.get(applicationId ?? '') ?? job.processInstanceKey;
        this.#openedBy.set(applicationId ?? '', opener);
        return opener === job.processInstanceKey ? nothing : { error: 'CASE_ALREADY_OPEN' };
      }
      case 'application.requestCorrection':
        return { variables: { correctionId: this.#next('cor', applicationId ?? '') } };
      case 'application.split':
        return { variables: { items: this.#split(applicationId ?? '') } };
      case 'rating.invite':
        return { variables: { ratingInvitationId: this.#next('inv', applicationId ?? '') } };
      case 'item.dispatch':
        return this.#dispatch(item, job.variables['manualOnly'] === true);
      case 'item.handleAutomatically':
        if (!item || item.outcome) return nothing;
        if (this.automaticRule === 'CANNOT_TELL') return { error: 'MANUAL_REVIEW_REQUIRED' };
        item.outcome = 'GRANTED';
        return nothing;
      case 'item.requestCorrection':
        return { variables: { correctionId: this.#next('cor', itemId ?? '') } };
      case 'item.suspend':
        return { variables: { suspensionId: this.#next('sus', itemId ?? '') } };
      case 'item.close':
        return { variables: { outcome: item?.outcome ?? null } };
      case 'item.withdraw':
        if (item) item.outcome = 'WITHDRAWN';
        return nothing;
      default:
        return nothing;
    }
  }

  #split(applicationId: string): Record<string, string> {
    const chosen = this.chosen.get(applicationId) ?? [];
    const keys = chosen.includes(BENEFIT) ? [...chosen, SUBSIDY] : chosen;
    for (const key of keys) {
      const id = `${applicationId}/${key}`;
      if (!this.items.has(id))
        this.items.set(id, { id, key, applicationId, unitId: null, returnedBy: new Set(), outcome: null });
    }
    return Object.fromEntries(keys.map((key) => [key, `${applicationId}/${key}`]));
  }

  #dispatch(item: ScriptedItem | undefined, manualOnly: boolean): Answer {
    if (!item) throw new Error('A part was dispatched that does not exist');
    if (item.outcome) return { variables: { unitId: null, handlingMode: 'CLOSED' } };
    const unitId = this.units(item.key).find((unit) => !item.returnedBy.has(unit));
    if (!unitId) return { error: 'NO_RESPONSIBLE_UNIT' };
    item.unitId = unitId;
    const automatic = this.automatic.has(item.key) && !manualOnly;
    return { variables: { unitId, handlingMode: automatic ? 'AUTOMATIC' : 'MANUAL' } };
  }
}
