import { correctedKeys } from '../../api/form-rules.js';
import type { CorrectionEntry } from '../../api/applications.js';
import type { MissingEntry } from '../../api/portal.js';
import { invalidState, notFound } from '../../shared/app-error.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../shared/command-context.js';
import { getOneThingForm } from '../catalogue/get-one-thing-form.js';
import { requireApplicantOrCounter } from './application-access.js';
import { applicantColumns } from './applicant-columns.js';
import type { ApplicationDeps } from './application-deps.js';
import { endCorrection } from './end-correction.js';
import { changeApplication, loadApplication, type ApplicationRecord } from './load-application.js';
import { knownAnswers } from './save-draft.js';

export interface SupplyCorrection {
  applicationId: string;
  correctionId: string;
  /** New answers to the fields the correction asks for; others are left out. */
  form?: Record<string, unknown> | undefined;
}

export interface SuppliedCorrection {
  /** All entries are supplied and the work goes on. */
  complete: boolean;
  /** Labels that are still open. */
  missing: string[];
  message: string;
}

type Entry = CorrectionEntry & { supplied: boolean };
type Deps = Pick<
  ApplicationDeps,
  'settings' | 'clock' | 'deadlines' | 'notices' | 'items' | 'secrets' | 'checkSubmission'
>;

/**
 * The applicant (or a clerk for him) supplies what a correction asks for, at once or bit by bit; files come before it, through
 * the materials. What is supplied is marked; once all is there, only the part that waited goes on.
 */
export async function supplyCorrection(
  context: CommandContext,
  deps: Deps,
  input: SupplyCorrection,
): Promise<SuppliedCorrection> {
  return inTransaction(context, async (unit) => {
    const { tx, actor } = unit;
    requireApplicantOrCounter(actor, input.applicationId);
    const correction = await tx.correction.findFirst({
      where: { id: input.correctionId, applicationId: input.applicationId },
    });
    if (!correction) throw notFound(`Expected to find correction ${input.correctionId}`, '没有找到这次补正');
    if (correction.status !== 'OPEN')
      throw invalidState(
        `Expected correction ${correction.id} to be OPEN, but it is ${correction.status}`,
        '这次补正已经结束，不需要再提交',
      );

    const asked = correction.entries as unknown as Entry[];
    const { application, keys } = await mergeAnswers(
      unit,
      deps,
      await loadApplication(tx, input.applicationId),
      asked,
      input.form ?? {},
    );
    const lacks = await deps.checkSubmission(tx, {
      ...application,
      creditCommitment: application.creditCommitmentAt !== null,
    });
    const uploaded = await tx.material.findMany({
      where: {
        applicationId: application.id,
        status: { not: 'REPLACED' },
        OR: [{ correctionId: correction.id }, { addedAt: { gte: correction.requestedAt } }],
      },
      select: { key: true },
    });
    const entries = asked.map((entry) => ({
      ...entry,
      supplied:
        entry.kind === 'MATERIAL'
          ? uploaded.some(({ key }) => key === entry.key)
          : entry.supplied || isAnswered(entry, input.form ?? {}, lacks),
    }));
    await tx.correction.update({ where: { id: correction.id }, data: { entries } });

    const missing = [
      ...entries.filter((entry) => !entry.supplied).map((entry) => entry.label),
      ...lacks
        .filter(({ kind, key }) => kind === 'FIELD' && keys.includes(key) && !asked.some((entry) => entry.key === key))
        .map(({ label }) => label),
    ];
    if (missing.length > 0) return { complete: false, missing, message: `已保存，还差：${missing.join('、')}` };
    await endCorrection(unit, deps, correction, 'SUPPLIED');
    await unit.ledger({
      action: 'correction.supplied',
      subjectType: correction.itemId === null ? 'application' : 'item',
      subjectId: correction.itemId ?? application.id,
      caseId: application.id,
      summary: `${actor.type === 'USER' ? '代申请人' : ''}补齐补正内容 ${entries.length} 项`,
      detail: { correctionId: correction.id },
    });
    return {
      complete: true,
      missing: [],
      message: correction.itemId === null ? '已补齐，工作人员会继续预审' : '已补齐，这一项继续办理',
    };

    function isAnswered(entry: Entry, form: Record<string, unknown>, found: MissingEntry[]): boolean {
      const value = form[entry.key];
      const given = value !== undefined && value !== null && value !== '';
      return given && !found.some(({ kind, key }) => kind === 'FIELD' && key === entry.key);
    }
  });
}

/**
 * Takes over answers to the fields that the correction asks for, and to what these bring up (`keys`); nothing else of the form can be
 * changed this way.
 */
async function mergeAnswers(
  unit: UnitOfWork,
  deps: Deps,
  application: ApplicationRecord,
  asked: Entry[],
  form: Record<string, unknown>,
): Promise<{ application: ApplicationRecord; keys: string[] }> {
  const definition = await getOneThingForm(unit.tx, deps.clock, deps.settings, application.oneThingId);
  const selected = application.selectedItems as string[];
  const before = application.form as Record<string, unknown>;
  const keys = correctedKeys(
    definition,
    selected,
    { ...before, ...form },
    asked.filter(({ kind }) => kind === 'FIELD').map(({ key }) => key),
    Object.keys(before).filter((key) => before[key] !== null),
  );
  const given = definition.fields.filter(({ key }) => keys.includes(key) && (form[key] ?? null) !== null);
  const answers = knownAnswers({ fields: given }, form);
  if (Object.keys(answers).length === 0) return { application, keys };
  const merged = { ...before, ...answers };
  await changeApplication(unit.tx, unit.at, application.id, {
    form: merged as object,
    ...applicantColumns(deps.secrets, definition.applicant, merged),
  });
  return { application: { ...application, form: merged as ApplicationRecord['form'] }, keys };
}
