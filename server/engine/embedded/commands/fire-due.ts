import type { Behaviours } from '../runtime/behaviours.js';
import { JOB_BACKING_OFF } from '../state/job-store.js';

/** Fires one timer that is due. */
export function fireTimer(b: Behaviours, key: number): void {
  const timer = b.state.timers.find(key);
  if (timer && timer.due <= b.now()) b.timers.trigger(timer);
}

/** Hands a job out again whose lock has run out or whose back-off is over. */
export function releaseJob(b: Behaviours, key: number): void {
  const job = b.state.jobs.find(key);
  if (!job || job.due > b.now() || job.due === 0) return;
  const intent = job.state === JOB_BACKING_OFF ? 'RECURRED_AFTER_BACKOFF' : 'TIMED_OUT';
  b.jobs.makeReady(job);
  b.records.job(job, intent, b.jobs.kindOf(job, b.state.instances.find(job.elementInstance)));
}

/** Drops a buffered message whose time to live has passed. */
export function expireMessage(b: Behaviours, key: number): void {
  const message = b.state.messages.find(key);
  if (!message || message.deadline >= b.now()) return;
  b.state.messages.delete(key);
  b.records.expiredInBulk(key);
}
