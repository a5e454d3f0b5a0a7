import type { DeadlineService } from '../../shared/deadline-service.js';
import { changeBudget } from './change-budget.js';
import { closeDeadlines } from './close-deadlines.js';
import type { DeadlineDeps } from './deadline-deps.js';
import { openDeadline } from './open-deadline.js';
import { resumeDeadlines } from './resume-deadlines.js';
import { suspendDeadlines } from './suspend-deadlines.js';

/** The deadlines as other features see them. */
export const createDeadlineService = (deps: DeadlineDeps): DeadlineService => ({
  open: (unit, deadline) => openDeadline(unit, deps, deadline),
  suspend: (unit, subject) => suspendDeadlines(unit, deps, subject),
  resume: (unit, cause) => resumeDeadlines(unit, deps, cause),
  changeBudget: (unit, change) => changeBudget(unit, deps, change),
  close: (unit, subject) => closeDeadlines(unit, deps, subject),
});
