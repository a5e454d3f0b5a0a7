import type { ApplicationStatus, ItemOutcome, ItemStatus } from '../../api/application-states.js';
import type { CorrectionView, FeedbackView } from '../../api/applications.js';
import type { DeadlineChip } from '../../api/deadlines.js';
import type { ProgressView } from '../../api/portal.js';
import type { Db } from '../../db.js';
import { notFound } from '../../shared/app-error.js';
import { dayText } from '../../shared/local-day.js';
import { keepForEach } from '../../shared/table-versions.js';
import { txAll } from '../../shared/tx-sql.js';
import { mainChip } from '../items/find-item-rows.js';
import type { ApplicationDeps } from './application-deps.js';
import { findCorrections } from './find-corrections.js';
import type { ApplicationRecord } from './load-application.js';

/** The link to rate an application, as the ratings give it. */
export interface RatingLink {
  /** Null: not invited, rated already, or the window has closed. */
  token: string | null;
  rated: boolean;
}

export interface ProgressDeps extends Pick<ApplicationDeps, 'clock' | 'findChips'> {
  findRatingLink(db: Db, applicationId: string): Promise<RatingLink>;
}

type ItemRow = NonNullable<Awaited<ReturnType<Db['applicationItem']['findUnique']>>>;

const unitNames = keepForEach<Map<string, string>>(['Unit']);
const contactPhones = keepForEach<string | null>(['User', 'UserRole', 'Unit']);

/** Where an application is, item by item, in the applicant's words: units by name, days as promised (R123). NOT_FOUND for drafts too. */
export async function getProgress(db: Db, deps: ProgressDeps, id: string): Promise<ProgressView> {
  const at = deps.clock.now();
  const [application] = await txAll<ApplicationRecord>(db, 'SELECT * FROM "Application" WHERE "id" = ?', id);
  if (!application?.number || !application.submittedAt)
    throw notFound(`Expected to find submitted application ${id}`, '没有找到这份申请');
  const items = await txAll<ItemRow>(
    db,
    'SELECT * FROM "ApplicationItem" WHERE "applicationId" = ? ORDER BY "sortOrder"',
    id,
  );
  const [feedback] = await txAll<{ content: FeedbackView }>(
    db,
    'SELECT "content" FROM "Feedback" WHERE "applicationId" = ?',
    id,
  );
  const chips = await deps.findChips(
    db,
    at,
    'item',
    items.map((item) => item.id),
  );
  const [whole] = (await deps.findChips(db, at, 'application', [id])).get(id) ?? [];
  const corrections = await findCorrections(db, at, deps.findChips, { applicationId: id });
  const units = await unitNames(db).get('', async () => {
    const rows = await db.unit.findMany({ select: { id: true, name: true } });
    return new Map(rows.map((unit) => [unit.id, unit.name]));
  });
  const rating = await deps.findRatingLink(db, id);
  const status = application.status as ApplicationStatus;
  return {
    id,
    number: application.number,
    oneThingName: application.oneThingName,
    status,
    promise: promiseOfWhole(status, whole ?? null, corrections),
    submittedAt: application.submittedAt.toISOString(),
    items: items.map((item) => ({
      id: item.id,
      name: item.serviceItemName,
      status: item.status as ItemStatus,
      outcome: item.outcome as ItemOutcome | null,
      unitName: item.unitId ? (units.get(item.unitId) ?? null) : null,
      promise: promiseOfItem(item, mainChip(chips.get(item.id) ?? [])),
      automatic: item.automatic,
    })),
    corrections: corrections.filter((correction) => correction.status === 'OPEN'),
    steps: stepsOf(application, rating.rated),
    feedback: feedback?.content ?? null,
    rejectReason: application.rejectReason,
    ratingToken: rating.token,
    rated: rating.rated,
    contactPhone: await contactPhones(db).get(application.acceptedById ?? '', () =>
      findContactPhone(db, application.acceptedById),
    ),
  };
}

const byDay = (chip: DeadlineChip | null) => (chip?.dueAt ? `预计 ${dayText(new Date(chip.dueAt))}前办结` : null);

function promiseOfWhole(status: ApplicationStatus, whole: DeadlineChip | null, corrections: CorrectionView[]): string {
  const lacking = corrections
    .filter((each) => each.status === 'OPEN')
    .flatMap((each) => each.entries.filter((entry) => !entry.supplied));
  if (lacking.length > 0 && (status === 'CORRECTION' || status === 'IN_PROGRESS'))
    return `等您补交 ${lacking.length} 项内容，补交的部分暂停计时`;
  switch (status) {
    case 'SUBMITTED':
      return '正在预审，通过后受理';
    case 'CORRECTION':
      return '补正内容已收到，正在继续预审';
    case 'IN_PROGRESS':
      if (whole?.state === 'OVERDUE') return '已超过承诺时间，我们正在催办，请见谅';
      return byDay(whole) ?? (whole?.state === 'SUSPENDED' ? '有事项暂停计时，恢复后告诉您预计时间' : '正在办理');
    case 'COMPLETED':
      return '已全部办完，请查看综合反馈';
    case 'REJECTED':
      return '不予受理，理由见下';
    default:
      return '申请已撤回';
  }
}

function promiseOfItem(item: { status: string; automatic: boolean }, chip: DeadlineChip | null): string {
  switch (item.status as ItemStatus) {
    case 'PENDING':
      if (item.automatic) return '无需申请，符合条件的由系统自动办理';
      return chip?.state === 'SUSPENDED' ? '前一事项办结后接着办' : (byDay(chip) ?? '正在分派');
    case 'CORRECTION':
      return '等您补正，暂停计时';
    case 'SUSPENDED':
      return '特别程序中，暂停计时';
    case 'DECIDED':
      return '正在办结';
    case 'CLOSED':
      return '已办结';
    case 'WITHDRAWN':
      return '已撤回';
    default:
      return chip?.state === 'OVERDUE' ? '已超过承诺时间，正在催办' : (byDay(chip) ?? '正在办理');
  }
}

interface Milestones {
  status: string;
  submittedAt: Date | null;
  acceptedAt: Date | null;
  completedAt: Date | null;
}

/** 提交 → 预审 → 受理办理 → 综合反馈 → 评价, as far as this application goes. */
function stepsOf({ status, submittedAt, acceptedAt, completedAt }: Milestones, rated: boolean): ProgressView['steps'] {
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  const submitted = { name: '提交申请', state: 'done', at: iso(submittedAt) } as const;
  if (status === 'REJECTED' || status === 'WITHDRAWN')
    return [
      submitted,
      ...(acceptedAt ? [{ name: '受理办理', state: 'done', at: iso(acceptedAt) } as const] : []),
      { name: status === 'REJECTED' ? '不予受理' : '已撤回', state: 'done', at: iso(completedAt) },
    ];
  const reached = status === 'COMPLETED' ? 3 : status === 'IN_PROGRESS' ? 2 : 1;
  const state = (step: number) =>
    (step < reached ? 'done' : step === reached ? 'now' : 'next') as 'done' | 'now' | 'next';
  return [
    submitted,
    { name: status === 'CORRECTION' ? '预审（等您补正）' : '预审', state: state(1), at: iso(acceptedAt) },
    { name: '各事项同时办理', state: state(2), at: iso(completedAt) },
    { name: '综合反馈', state: reached === 3 ? 'done' : 'next', at: iso(completedAt) },
    { name: '评价', state: rated ? 'done' : reached === 3 ? 'now' : 'next', at: null },
  ];
}

/** The unit of the clerk who accepted; before that, of the counter. */
async function findContactPhone(db: Db, acceptedById: string | null): Promise<string | null> {
  const clerk = await db.user.findFirst({
    where: acceptedById ? { id: acceptedById } : { active: true, roles: { some: { role: 'COUNTER_CLERK' } } },
    select: { unit: { select: { phone: true } } },
  });
  return clerk?.unit.phone ?? null;
}
