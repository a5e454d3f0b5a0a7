import type { TaskService } from '../../shared/task-service.js';
import { endTask } from './end-task.js';
import { getOpenTask } from './get-open-task.js';
import { markGreen } from './mark-green.js';
import { reassignTask } from './reassign-task.js';
import { requireOwnTask } from './require-own-task.js';

/** The user tasks as other features see them. */
export const createTaskService = (): TaskService => ({
  getOpen: getOpenTask,
  requireMine: requireOwnTask,
  end: endTask,
  reassign: reassignTask,
  markGreen,
});
