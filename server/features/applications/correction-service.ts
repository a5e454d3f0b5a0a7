import type { CorrectionEntry } from '../../api/applications.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import type { CorrectionService, CorrectionSubject } from '../../shared/correction-service.js';
import type { DeadlineService } from '../../shared/deadline-service.js';
import { newId } from '../../shared/ids.js';
import { dayText } from '../../shared/local-day.js';
import type { NoticeService } from '../../shared/notice-service.js';
import type { SettingsService } from '../../shared/settings-service.js';

interface Deps {
  settings: SettingsService;
  deadlines: DeadlineService;
  notices: NoticeService;
}

/** Corrections of applications and of items: prepared by a person, opened by the diagram, each with an id of its own. */
export function createCorrectionService(deps: Deps): CorrectionService {
  return {
    async prepare(unit, { applicationId, itemId, entries }) {
      const { tx, at, actor } = unit;
      const id = newId('cor', at);
      await tx.correction.create({
        data: {
          id,
          applicationId,
          itemId,
          entries: entries.map((entry) => ({ ...entry, supplied: false })),
          status: 'OPEN',
          requestedById: actor.type === 'USER' ? actor.id : 'system',
          requestedAt: at,
        },
      });
      await unit.ledger({
        action: 'correction.requested',
        subjectType: itemId === null ? 'application' : 'item',
        subjectId: itemId ?? applicationId,
        caseId: applicationId,
        summary: `一次性告知补正 ${entries.length} 项：${entries.map((entry) => entry.label).join('、')}`,
        detail: { correctionId: id },
      });
      return id;
    },

    async open(unit, subject) {
      const { tx, at } = unit;
      const of = { applicationId: subject.applicationId, itemId: subject.itemId };
      const correction =
        (await tx.correction.findFirst({ where: { ...of, openedAt: null }, orderBy: { requestedAt: 'asc' } })) ??
        (await tx.correction.findFirst({ where: of, orderBy: [{ openedAt: 'desc' }, { requestedAt: 'desc' }] }));
      if (!correction)
        throw new Error(
          `Expected a prepared correction of ${subject.itemId ?? subject.applicationId}, but there is none`,
        );
      if (correction.openedAt !== null) return correction.id;
      await tx.correction.update({ where: { id: correction.id }, data: { openedAt: at } });
      if (correction.status !== 'OPEN') return correction.id;
      const limit = await deps.settings.get(tx, 'correction.limit', at);
      const deadline = await deps.deadlines.open(unit, {
        subjectType: 'correction',
        subjectId: correction.id,
        caseId: correction.applicationId,
        kind: 'CORRECTION',
        budget: limit,
        startsAt: correction.requestedAt,
        sourceText: '补正期限（本地设置）',
      });
      await tx.correction.update({ where: { id: correction.id }, data: { dueAt: deadline.dueAt } });
      await tellApplicant(
        unit,
        subject,
        correction.id,
        correction.entries as unknown as CorrectionEntry[],
        deadline.dueAt,
      );
      return correction.id;
    },

    async cancel(unit, { applicationId, itemId }) {
      const { tx, at } = unit;
      const open = await tx.correction.findMany({
        where: { applicationId, status: 'OPEN', ...(itemId === undefined ? {} : { itemId }) },
        select: { id: true },
      });
      for (const { id } of open) {
        await tx.correction.update({ where: { id }, data: { status: 'CANCELLED', closedAt: at } });
        await deps.deadlines.close(unit, { subjectType: 'correction', subjectId: id, reason: '补正已取消' });
      }
    },
  };

  async function tellApplicant(
    unit: UnitOfWork,
    subject: CorrectionSubject,
    id: string,
    entries: CorrectionEntry[],
    dueAt: Date | null,
  ): Promise<void> {
    const item =
      subject.itemId === null
        ? null
        : await unit.tx.applicationItem.findUnique({
            where: { id: subject.itemId },
            select: { serviceItemName: true },
          });
    const list = entries.map((entry, index) => `${index + 1}. ${entry.label}：${entry.reason}`).join('\n');
    const until = dueAt ? `请在 ${dayText(dueAt)}前补齐。` : '请尽快补齐。';
    await deps.notices.send(unit, {
      dedupeKey: `correction.opened:${id}`,
      recipientType: 'APPLICANT',
      recipientId: subject.applicationId,
      kind: 'correction.opened',
      title: item ? `“${item.serviceItemName}”需要补正` : '您的申请需要补正',
      body: `${item ? '只有这一项暂停办理，其余事项照常办理。' : ''}需要补齐的全部内容如下：\n${list}\n${until}`,
      subjectType: 'correction',
      subjectId: id,
    });
  }
}
