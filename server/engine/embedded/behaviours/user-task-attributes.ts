import { FeelDateTime } from '../feel/index.js';
import type { UserTaskModel } from '../model/element-model.js';
import type { Behaviours } from '../runtime/behaviours.js';
import { ExecutionFailure } from '../runtime/execution-failure.js';
import type { ElementInstance } from '../state/element-instance.js';
import { compiledExpression } from './expressions.js';

/** What a user task says about its work, evaluated; null where nothing is said. */
export interface UserTaskAttributes {
  assignee: string | null;
  candidateGroups: string[] | null;
  candidateUsers: string[] | null;
  dueDate: string | null;
  followUpDate: string | null;
}

/** @throws ExecutionFailure EXTRACT_VALUE_ERROR when an attribute has the wrong type (broker rule 22) */
export function userTaskAttributes(b: Behaviours, instance: ElementInstance, task: UserTaskModel): UserTaskAttributes {
  const read = <T>(source: string | undefined, evaluate: (source: string) => T | null): T | null =>
    source ? evaluate(source) : null;
  return {
    assignee: read(task.assignee, (source) => optionalText(b, source, instance)),
    candidateGroups: read(task.candidateGroups, (source) => textList(b, source, instance)),
    candidateUsers: read(task.candidateUsers, (source) => textList(b, source, instance)),
    dueDate: read(task.dueDate, (source) => date(b, source, instance)),
    followUpDate: read(task.followUpDate, (source) => date(b, source, instance)),
  };
}

function optionalText(b: Behaviours, source: string, instance: ElementInstance): string | null {
  return b.expressions.value(source, instance) === null ? null : b.expressions.text(source, instance);
}

/** A list of text; static text is split at commas. */
function textList(b: Behaviours, source: string, instance: ElementInstance): string[] | null {
  if (!source.startsWith('=')) return source.split(',').map((part) => part.trim());
  const value = b.expressions.value(source, instance);
  if (value === null) return null;
  if (!Array.isArray(value) || !value.every((item): item is string => typeof item === 'string')) {
    throw new ExecutionFailure('EXTRACT_VALUE_ERROR', `Expected '${source}' to be a list of strings`);
  }
  return value;
}

/** Static text is kept as it is; the result of an expression is normalised as the broker does. */
function date(b: Behaviours, source: string, instance: ElementInstance): string | null {
  if (!source.startsWith('=')) return source;
  const found = b.expressions.evaluate(source, instance);
  if (!found.ok) throw new ExecutionFailure('EXTRACT_VALUE_ERROR', found.message);
  if (found.value === null || found.value === '') return null;
  if (found.raw instanceof FeelDateTime && typeof found.value === 'string') return found.value;
  const result = compiledExpression('=date and time(value)').evaluate({
    lookup: (name) => (name === 'value' ? found.value : undefined),
    now: () => b.now(),
  });
  if (!result.ok || typeof result.value !== 'string') {
    throw new ExecutionFailure('EXTRACT_VALUE_ERROR', `Expected '${source}' to be a date and time`);
  }
  return result.value;
}
