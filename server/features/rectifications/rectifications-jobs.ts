import type { JobType } from '../../../processes/contract.js';
import { RECTIFICATION_KINDS, type RectificationKind } from '../../api/loop-states.js';
import { done, requiredVariable, type JobHandler } from '../../engine/job-handler.js';
import { createFromRating } from './create-from-rating.js';
import { leaveRectification } from './leave-rectification.js';
import { receiveRectification } from './receive-rectification.js';
import type { RectificationDeps } from './rectification-deps.js';
import { requireSignedOff } from './require-signed-off.js';
import { startNextRound } from './start-next-round.js';
import { takeKind } from './take-kind.js';

/** The steps of RectificationProcess, and the one by which NegativeRatingProcess makes the rectification it calls. */
export function createRectificationsJobs(deps: RectificationDeps): Partial<Record<JobType, JobHandler>> {
  return {
    'rectification.create': async (unit, job) => ({
      variables: {
        rectificationId: await createFromRating(
          unit,
          deps,
          requiredVariable(job, 'ratingId'),
          toKind(job.headers['rectificationKind']),
        ),
      },
    }),
    'rectification.open': async (unit, job) => {
      const id = requiredVariable(job, 'rectificationId');
      const received = await receiveRectification(unit, id, job.processInstanceKey);
      return received
        ? { variables: { ...received } }
        : {
            bpmnError: 'CASE_ALREADY_OPEN',
            message: `Rectification ${id} is carried by another process instance`,
          };
    },
    'rectification.changeKind': async (unit, job) => {
      await takeKind(unit, requiredVariable(job, 'rectificationId'), toKind(requiredVariable(job, 'newKind')));
      return done;
    },
    'rectification.startRound': async (unit, job) => ({
      variables: {
        ...(await startNextRound(unit, deps, requiredVariable(job, 'rectificationId'))),
      },
    }),
    'rectification.signOff': async (unit, job) => {
      await requireSignedOff(unit, requiredVariable(job, 'rectificationId'));
      return done;
    },
    'rectification.terminate': async (unit, job) => {
      await leaveRectification(unit, deps, requiredVariable(job, 'rectificationId'));
      return done;
    },
  };
}

function toKind(text: unknown): RectificationKind {
  if (typeof text === 'string' && text in RECTIFICATION_KINDS) return text as RectificationKind;
  throw new Error(`Expected a kind of rectification, but got ${String(text)}`);
}
