import { elementAt, type ElementModel } from '../model/element-model.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { INNER, PROCESS, type ElementInstance } from '../state/element-instance.js';
import type { CompensationRow } from '../state/compensation-store.js';

/**
 * Compensation (broker rules 6 and 35): remembers completed activities that have a handler, and completed subprocesses
 * that contain such activities; a throw event starts all their handlers at once and waits for them.
 */
export class Compensation {
  constructor(private readonly b: Behaviours) {}

  /** An activity that completes can from now on be compensated; a repeated one as a whole. */
  activityCompleting(instance: ElementInstance, element: ElementModel): void {
    if (!this.isUsed(instance)) return;
    const { compensations, keys } = this.b.state;
    const handler = instance.kind === INNER ? undefined : element.compensation?.handler;
    if (handler === undefined && element.type !== 'SUB_PROCESS') return;
    const contains = () => compensations.ofProcess(instance.processInstance).some((row) => row.scope === instance.key);
    if (handler === undefined && !contains()) return;
    const row: CompensationRow = {
      key: keys.nextKey(),
      processInstance: instance.processInstance,
      definition: instance.definition,
      activity: element.index,
      activityInstance: instance.key,
      scope: instance.parent,
      handler: handler ?? -1,
      throwInstance: 0,
      throwElement: -1,
      handlerInstance: 0,
    };
    compensations.insert(row);
    this.b.eventRecords.compensation(row, 'CREATED');
  }

  /**
   * Starts what a throw event compensates: its scope, and around an event subprocess the scope that one lies in.
   * False when there is nothing to compensate.
   */
  trigger(thrower: ElementInstance, element: ElementModel): boolean {
    const { compensations, instances } = this.b.state;
    const scope = instances.find(thrower.parent);
    if (!scope || !this.isUsed(thrower)) return false;
    const isInEventSubProcess = this.b.scopes.elementOf(scope).type === 'EVENT_SUB_PROCESS';
    const scopes = isInEventSubProcess ? [scope.key, scope.parent] : [scope.key];
    const open = compensations.ofProcess(thrower.processInstance).filter((row) => row.throwInstance === 0);
    const chosen = open.filter(
      (row) =>
        scopes.includes(row.scope) && (element.compensates === undefined || row.activity === element.compensates),
    );
    for (const row of chosen) this.start(row, thrower, scope, open);
    return chosen.length > 0;
  }

  /** A handler has done its work; the last one lets the throw event go on. */
  handlerCompleted(handler: ElementInstance): void {
    const rows = this.b.state.compensations.ofProcess(handler.processInstance);
    const done = rows.find((row) => row.handlerInstance === handler.key);
    if (!done) return;
    const left = rows.filter((row) => row.throwInstance === done.throwInstance);
    this.complete(done, left);
    const thrower = this.b.state.instances.find(done.throwInstance);
    if (thrower && left.length === 0) this.b.lifecycle.complete(thrower);
  }

  /**
   * What lay in a scope that is terminated is never compensated; a process takes everything with it. A modification lets
   * what the scope contained lie there until the process ends (broker: modify-compensation).
   */
  scopeEnded(scope: ElementInstance): void {
    if (!this.isUsed(scope) || (scope.isTakenOut && scope.kind !== PROCESS)) return;
    const rows = this.b.state.compensations.ofProcess(scope.processInstance);
    if (scope.kind === PROCESS) for (const row of rows) this.delete(row, scope.isTakenOut);
    else this.deleteIn(scope.key, rows);
  }

  private deleteIn(scope: number, rows: CompensationRow[]): void {
    for (const row of rows) {
      if (row.scope !== scope) continue;
      this.delete(row);
      this.deleteIn(row.activityInstance, rows);
    }
  }

  private delete(row: CompensationRow, silently = false): void {
    this.b.state.compensations.delete(row.key);
    if (!silently) this.b.eventRecords.compensation(row, 'DELETED');
  }

  private isUsed(instance: ElementInstance): boolean {
    return this.b.state.definitions.get(instance.definition).model.hasCompensation === true;
  }

  private start(row: CompensationRow, thrower: ElementInstance, scope: ElementInstance, open: CompensationRow[]): void {
    const { state, eventRecords, lifecycle, triggers } = this.b;
    Object.assign(row, { throwInstance: thrower.key, throwElement: thrower.element });
    state.compensations.update(row);
    const activity = elementAt(state.definitions.get(row.definition), row.activity);
    if (row.handler >= 0 && activity.compensation) triggers.passEvent(scope, activity.compensation.boundary);
    eventRecords.compensation(row, 'TRIGGERED');
    if (row.handler >= 0) {
      lifecycle.activate(scope, row.handler, {
        onCreated: (handler) => state.compensations.update(Object.assign(row, { handlerInstance: handler.key })),
      });
    }
    for (const inner of open) if (inner.scope === row.activityInstance) this.start(inner, thrower, scope, open);
  }

  /** Takes a row out of `left`; a subprocess without a handler is done when everything in it is. */
  private complete(row: CompensationRow, left: CompensationRow[]): void {
    left.splice(left.indexOf(row), 1);
    this.b.state.compensations.delete(row.key);
    this.b.eventRecords.compensation(row, 'COMPLETED');
    const around = left.find((other) => other.activityInstance === row.scope && other.handler < 0);
    if (around && !left.some((other) => other.scope === around.activityInstance)) this.complete(around, left);
  }
}
