import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { resumeIncident } from './resume-incident.js';

/** Retries that a failed job is given when a person says: again. As many as it had at first. */
const NEW_RETRIES = 3;

/** 重试: tries a stuck step again, after its cause was cured or has passed. */
export function retryIncident(
  context: CommandContext,
  input: { key: string; reason: string },
): Promise<{ id: string; message: string }> {
  return inTransaction(context, (unit) =>
    resumeIncident(unit, input, {
      retries: NEW_RETRIES,
      action: 'incident.retried',
      summary: (step) => `重试失败的步骤“${step}”`,
      message: '已提交重试，结果稍后显示在这里',
    }),
  );
}
