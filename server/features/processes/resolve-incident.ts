import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { resumeIncident, type ResumeIncident } from './resume-incident.js';

/** A job whose cause was cured by hand is tried once: what fails again was not the cause. */
const ONE_MORE = 1;

/** 解除: sets what was missing or wrong, if anything, and lets the step go on. */
export function resolveIncident(
  context: CommandContext,
  input: ResumeIncident,
): Promise<{ id: string; message: string }> {
  const names = Object.keys(input.variables ?? {});
  return inTransaction(context, (unit) =>
    resumeIncident(unit, input, {
      retries: ONE_MORE,
      action: 'incident.resolved',
      summary: (step) => (names.length > 0 ? `改正“${step}”的${names.join('、')}并继续` : `解除“${step}”的异常并继续`),
      message: '已提交解除，结果稍后显示在这里',
    }),
  );
}
