import type { ActionResult } from '../../api/applications.js';
import { invalidState, notFound } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { requireVersion } from '../../shared/require-version.js';
import { changeProblem, loadProblem } from './load-problem.js';
import { logProblem } from './problem-log.js';
import { requireStyleOffice } from './problem-permissions.js';
import { requireText } from '../../shared/require-text.js';

/** The conclusion of a 联席会商 is written back to its problem, once (R61). */
export async function concludeConsultation(
  context: CommandContext,
  input: {
    id: string;
    consultationId: string;
    version: number;
    conclusion: string;
  },
): Promise<ActionResult> {
  const conclusion = requireText(input.conclusion, '请写明会商结论');
  return inTransaction(context, async (unit) => {
    const { tx, at, actor } = unit;
    const problem = await loadProblem(tx, input.id);
    requireStyleOffice('consult', actor, problem.id);
    requireVersion('problem', problem, input.version);
    const consultation = problem.consultations.find((each) => each.id === input.consultationId);
    if (!consultation)
      throw notFound(`Expected consultation ${input.consultationId} of problem ${problem.id}`, '没有找到这次会商');
    if (consultation.concludedAt)
      throw invalidState(`Expected consultation ${consultation.id} to be open`, '这次会商已经有结论');
    await tx.jointConsultation.update({
      where: { id: consultation.id },
      data: { conclusion, concludedAt: at },
    });
    const note = `【会商结论】${conclusion}`;
    const { version } = await changeProblem(tx, problem.id, {
      description: problem.description ? `${problem.description}\n${note}` : note,
    });
    await logProblem(unit, problem, 'consultation.concluded', '联席会商作出结论，已回写问题', {
      reason: conclusion,
      detail: { consultationId: consultation.id },
    });
    return { id: problem.id, version, message: '已写明会商结论' };
  });
}
