import type { ElementModel } from '../model/element-model.js';
import type { Behaviours } from '../runtime/behaviours.js';
import type { JsonObject } from '../runtime/json.js';
import type { ElementInstance } from '../state/element-instance.js';
import { userTaskAttributes } from './user-task-attributes.js';

/** Native user tasks. They are completed over REST on a broker, so the port has no command for that. */
export class UserTasks {
  constructor(private readonly b: Behaviours) {}

  /** @throws ExecutionFailure EXTRACT_VALUE_ERROR when an attribute has the wrong type */
  prepare(instance: ElementInstance, element: ElementModel): JsonObject {
    const found = userTaskAttributes(this.b, instance, element.userTask ?? { headers: {} });
    return {
      assignee: found.assignee ?? '',
      candidateGroupsList: found.candidateGroups ?? [],
      candidateUsersList: found.candidateUsers ?? [],
      dueDate: found.dueDate ?? '',
      followUpDate: found.followUpDate ?? '',
      variables: {},
    };
  }

  create(instance: ElementInstance, attributes: JsonObject): void {
    const key = this.b.state.keys.nextKey();
    instance.update({ userTask: { key, ...attributes } });
    this.tell(instance, 'CREATING', 'CREATED');
  }

  cancel(instance: ElementInstance): void {
    this.tell(instance, 'CANCELING', 'CANCELED');
  }

  private tell(instance: ElementInstance, ...intents: string[]): void {
    if (!instance.extra.userTask) return;
    const { key, ...attributes } = instance.extra.userTask;
    for (const intent of intents) this.b.eventRecords.userTask(instance, key, intent, attributes);
  }
}
