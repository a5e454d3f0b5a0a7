import { visibleAnswers } from '../../api/form-rules.js';
import type { MissingEntry } from '../../api/portal.js';
import { invalidArgument } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { requireVersion } from '../../shared/require-version.js';
import { sendMessage } from '../../shared/send-message.js';
import { getOpenOneThingForm } from '../catalogue/get-one-thing-form.js';
import { applicantColumns } from './applicant-columns.js';
import { requireDraftOwner } from './application-access.js';
import type { ApplicationDeps } from './application-deps.js';
import { nextApplicationNumber } from './application-number.js';
import { requireStatus } from './application-states.js';
import { findStartMessage } from './find-start-message.js';
import { changeApplication, loadApplication } from './load-application.js';
import { isFetchable } from './shared-data-keys.js';
import { commitMissingMaterials } from './tolerance-commitment.js';

export interface SubmitApplication {
  id: string;
  version: number;
  commitments: {
    /** 信用承诺 (R131) */
    credit?: boolean | undefined;
    /** Keys of materials that are promised for later (R130). */
    tolerance?: string[] | undefined;
  };
}

type Deps = Pick<ApplicationDeps, 'settings' | 'notices' | 'secrets' | 'checkSubmission'>;

/**
 * Submits a draft: refuses with everything missing at once (`details.missing`, R144), gives it its number and starts its
 * process. What was typed and is not asked for (any more) is dropped. Materials that a connected source may deliver are not demanded yet (R133).
 */
export async function submitApplication(
  context: CommandContext,
  deps: Deps,
  input: SubmitApplication,
): Promise<{ id: string; number: string; version: number }> {
  return inTransaction(context, async (unit) => {
    const { tx, at, actor } = unit;
    const application = await loadApplication(tx, input.id);
    requireDraftOwner(actor, application);
    const status = requireStatus('submit', application);
    requireVersion('application', application, input.version);

    const definition = await getOpenOneThingForm(tx, context.clock, deps.settings, application.oneThingId);
    const form = visibleAnswers(
      definition.fields,
      application.selectedItems as string[],
      application.form as Record<string, unknown>,
    );
    const creditCommitment = input.commitments.credit === true;
    const missing = await deps.checkSubmission(tx, { ...application, form, creditCommitment });
    const promised = missing.filter(
      (entry) => entry.kind === 'MATERIAL' && input.commitments.tolerance?.includes(entry.key),
    );
    const sources = await deps.settings.get(tx, 'sharedData.sources', at);
    refuseMissing(
      application.id,
      missing.filter(
        (entry) =>
          !promised.includes(entry) &&
          !(entry.kind === 'MATERIAL' && isFetchable(sources, entry.key, definition.applicant.person)),
      ),
    );

    await commitMissingMaterials(unit, application.id, promised);
    const number = await nextApplicationNumber(tx, at, application.oneThingId);
    const submitted = await changeApplication(tx, at, application.id, {
      ...applicantColumns(deps.secrets, definition.applicant, form),
      form: form as object,
      status,
      number,
      submittedAt: at,
      creditCommitmentAt: creditCommitment ? at : null,
    });
    const count = (application.selectedItems as string[]).length;
    await unit.ledger({
      action: 'application.submitted',
      subjectType: 'application',
      subjectId: application.id,
      caseId: application.id,
      summary: `提交${application.oneThingName}申请 ${number}，勾选 ${count} 个事项${creditCommitment ? '，已签署信用承诺' : ''}`,
    });
    await deps.notices.send(unit, {
      dedupeKey: `application.submitted:${application.id}`,
      recipientType: 'APPLICANT',
      recipientId: application.id,
      kind: 'application.submitted',
      title: '申请已提交',
      body: `您的${application.oneThingName}申请已提交，办件编号 ${number}。工作人员预审后会告诉您结果。`,
      subjectType: 'application',
      subjectId: application.id,
    });
    await sendMessage(unit, application.id, await findStartMessage(tx, application.oneThingId), application.id);
    return { id: application.id, number, version: submitted.version };
  });
}

function refuseMissing(id: string, missing: MissingEntry[]): void {
  if (missing.length === 0) return;
  throw invalidArgument(
    `Expected application ${id} to be complete, but ${missing.length} entries are missing`,
    `还有 ${missing.length} 处需要补充，请逐项核对`,
    { missing },
  );
}
