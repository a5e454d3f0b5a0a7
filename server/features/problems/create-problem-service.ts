import type { NoticeService } from '../../shared/notice-service.js';
import type { ProblemService } from '../../shared/problem-service.js';
import { giveBack, markReopened, markSignedOff } from './follow-rectification.js';
import { recordMeasure } from './record-measure.js';
import { recordProblem } from './record-problem.js';
import { reportRating } from './report-rating.js';

/** The problems as other features see them. */
export const createProblemService = (deps: { notices: NoticeService }): ProblemService => ({
  report: (unit, problem) =>
    recordProblem(unit, deps, {
      ...problem,
      reporterPost: unit.actor.type === 'USER' ? unit.actor.post : '系统',
    }),
  reportRating: (unit, rating) => reportRating(unit, deps, rating),
  measureDecided: (unit, measure) => recordMeasure(unit, measure),
  signedOff: (unit, done) => markSignedOff(unit, deps, done),
  reopened: (unit, again) => markReopened(unit, again),
  rectificationTerminated: (unit, ended) => giveBack(unit, ended),
});
