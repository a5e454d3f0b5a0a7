import type { Conclusion } from '../../api/loop-states.js';
import { toExplain, type Checks, type HistoryFigures } from '../../api/walkthroughs.js';
import { missingInComparison } from './mismatches.js';
import type { PlannedCheckpoint, PlannedStep } from './step-plan.js';

export interface StepInput {
  conclusion?: Conclusion | undefined;
  basis?: string | undefined;
  checks?: Checks | undefined;
  content: Record<string, unknown>;
  decision?: boolean | undefined;
}

/** What a step's record is held against besides the step itself. */
export interface StepFacts {
  roles: readonly string[];
  /** Evidence that counts. */
  evidence: number;
  /** Problems raised on this step. */
  problems: number;
  /** Abnormal cases of the look-back. */
  figures: HistoryFigures | null;
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const list = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

/** Everything that is missing in the record of a step, each as a sentence; empty: complete. Pure. */
export function missingInStep(step: PlannedStep, input: StepInput, facts: StepFacts): string[] {
  const judged = step.concludes && input.conclusion !== 'NOT_APPLICABLE';
  return [
    ...missingTicks(step, input, judged || step.phase === '走前'),
    ...missingOfKind(step, input, facts, judged),
    ...(judged && step.needsFindings ? missingFindings(step, input) : []),
    ...(judged ? missingModes(step, input) : []),
    ...(judged && step.compareWith.length > 0 ? missingInComparison(step, input) : []),
    ...(judged && step.staffAccount && input.content.byStaff !== true
      ? ['请确认由工作人员用本人账号操作、您在场查看']
      : []),
    ...(judged ? missingChecks(step, input) : []),
    ...(step.concludes ? missingConclusion(step, input, facts) : []),
    ...(judged && step.needsEvidence && facts.evidence === 0 ? ['这一步须留下凭证：请拍照或上传记录'] : []),
  ];
}

/** R4: everything to look at has been looked at, on this branch only. */
function missingTicks(step: PlannedStep, { content }: StepInput, asked: boolean): string[] {
  const seen = list(content.seen);
  const left = asked ? step.lookAt.filter((each) => !seen.includes(each)) : [];
  return left.length > 0 ? [`还没有看：${left.join('、')}`] : [];
}

/** R14–R16: what was seen, one by one. */
function missingFindings({ lookAt }: PlannedStep, { content }: StepInput): string[] {
  const findings = (content.findings ?? {}) as Record<string, unknown>;
  const left = lookAt.filter((each) => text(findings[each]) === '');
  return left.length > 0 ? [`请逐项写明所见，还有 ${left.length} 项：${left.join('、')}`] : [];
}

const isWrong = ({ checks = {} }: StepInput, { id }: { id: string }) => checks[id]?.result === 'UNQUALIFIED';

/** R23: every checkpoint has its conclusion; what is wrong is said, unless the checkpoint itself says it. */
function missingChecks({ checkpoints }: PlannedStep, input: StepInput): string[] {
  const left = checkpoints.filter(({ id }) => !input.checks?.[id]);
  const unsaid = checkpoints.filter(
    (each) => isWrong(input, each) && each.problemTitle === null && text(input.checks?.[each.id]?.note) === '',
  );
  const named = (rows: PlannedCheckpoint[]) => rows.map(({ title }) => title).join('、');
  return [
    ...(left.length > 0 ? [`还有 ${left.length} 个检查点没有结论：${named(left)}`] : []),
    ...(unsaid.length > 0 ? [`请写明哪里有问题：${named(unsaid)}`] : []),
  ];
}

/** R23: a conclusion with its basis; R24: 不合格 is a problem, raised on the step or by one of its checkpoints. */
function missingConclusion(step: PlannedStep, input: StepInput, { problems }: StepFacts): string[] {
  const { conclusion, basis } = input;
  if (!conclusion) return ['请选择结论：合格、不合格或不适用'];
  const wrong = step.checkpoints.some((each) => isWrong(input, each));
  return [
    ...(text(basis) === '' ? ['请写明得出结论的依据'] : []),
    ...(wrong && conclusion !== 'UNQUALIFIED' ? ['有检查点有问题的，这一步的结论应为不合格'] : []),
    ...(conclusion === 'UNQUALIFIED' && problems === 0 && !wrong ? ['结论为不合格的，请先在这一步登记问题'] : []),
  ];
}

function missingOfKind(
  step: PlannedStep,
  { content, decision }: StepInput,
  { roles, figures }: StepFacts,
  judged: boolean,
): string[] {
  switch (step.kind) {
    case 'walkthrough.prepare':
      return [
        ...(content.conductAccepted === true ? [] : ['请先阅读并确认行为规范']),
        ...(roles.includes(text(content.role)) ? [] : ['请选定一种体验角色']),
        ...(text(content.channel) === '' ? ['请选择体验途径'] : []),
        ...(text(content.notes) === '' ? ['请记录梳理的规定'] : []),
      ];
    case 'walkthrough.look-for-case':
      return decision === undefined ? ['请选择有业务或无业务'] : [];
    case 'walkthrough.check-conditions':
    case 'walkthrough.look-for-hearing':
      return [
        ...(decision === undefined ? ['请选择条件允许或不允许'] : []),
        ...(decision === false && text(content.notes) === '' ? ['请写明条件不允许的原因'] : []),
        ...(decision === true && step.needsConsent && content.consentGiven !== true
          ? ['请先征得当事人同意并记录']
          : []),
      ];
    case 'walkthrough.obtain-consent':
      return decision === undefined ? ['请记录办事群众是否同意'] : [];
    case 'walkthrough.check-history': {
      const causes = (content.causes ?? {}) as Record<string, unknown>;
      const left = judged && figures ? toExplain(figures).filter((name) => text(causes[name]) === '') : [];
      return left.length > 0 ? [`请逐件填写异常办件的原因，还有 ${left.length} 件`] : [];
    }
    default:
      return [];
  }
}

/** R12: in which way; a single way needs no choice. */
function missingModes({ modes }: PlannedStep, { content }: StepInput): string[] {
  if (modes.length < 2) return [];
  const chosen = [...list(content.modes), text(content.mode)].filter((mode) => mode !== '');
  return chosen.length > 0 && chosen.every((mode) => modes.includes(mode)) ? [] : [`请选择方式：${modes.join('、')}`];
}
