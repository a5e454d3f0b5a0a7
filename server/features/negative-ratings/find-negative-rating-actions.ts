import type { ActionOffer, TaskHandle } from '../../api/applications.js';
import type { TaskKind } from '../../../processes/contract.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import type { TaskService } from '../../shared/task-service.js';
import { findFacts, NO_TASK, taskOfVerb } from './authorize-negative-rating.js';
import type { NegativeRatingRecord } from './load-negative-rating.js';
import { refuseByPermission, type PersonVerb } from './negative-rating-permissions.js';
import { NEGATIVE_RATING_TRANSITIONS, refuseByStatus } from './negative-rating-states.js';

const VERBS: readonly PersonVerb[] = [
  'callback',
  'appoint',
  'state-reason',
  'explain',
  'feed-back',
  'submit-sheet',
  'terminate',
];

/** The task that waits at this status; VERIFIED waits for one of two, by verdict. */
const WAITS: Readonly<Record<string, TaskKind>> = {
  OPENED: 'callback.appoint',
  CALLBACK: 'callback.verify',
  FEEDBACK: 'negative-rating.feed-back',
  REPORTING: 'negative-rating.submit-sheet',
};

/** The open task of a check and every verb, offered or refused with the sentence that stands beside the button. */
export async function findNegativeRatingActions(
  db: Db,
  tasks: TaskService,
  actor: UserActor,
  row: NegativeRatingRecord,
): Promise<{ task: TaskHandle | null; actions: ActionOffer[] }> {
  const subject = { subjectType: 'negative-rating', subjectId: row.id } as const;
  const kind =
    row.status === 'VERIFIED'
      ? row.verdict === 'NO_LEGAL_BASIS'
        ? 'negative-rating.explain'
        : 'negative-rating.state-reason'
      : WAITS[row.status];
  const task = kind ? await tasks.getOpen(db, subject, kind) : null;
  const facts = await findFacts(db, row, task);
  const actions: ActionOffer[] = [];
  for (const verb of VERBS) {
    const needed = taskOfVerb(verb, row);
    const reason =
      refuseByStatus(verb, row) ??
      refuseByPermission(verb, actor, facts) ??
      (needed && task?.kind !== needed ? NO_TASK : null);
    actions.push({ action: verb, label: NEGATIVE_RATING_TRANSITIONS[verb].label, allowed: reason === null, reason });
  }
  return {
    task: task && {
      jobKey: task.jobKey,
      kind: task.kind,
      assigneeId: task.assigneeId,
      assigneeName: facts.assigneeName,
      mine: task.assigneeId === actor.id,
    },
    actions,
  };
}
