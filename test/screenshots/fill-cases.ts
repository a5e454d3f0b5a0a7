import { applyOnPortal, PHOTO_KEY, progressOf, type Submitted } from '../support/applicant.js';
import { eventually, HttpClient } from '../support/http-client.js';
import { Official } from '../support/official.js';

const DEFAULT_ITEMS = ['unemployment-registration', 'employment-certificate-issue'];
const WITH_BENEFIT = [...DEFAULT_ITEMS, 'unemployment-benefit-claim', 'unemployed-medical-insurance-payment'];
const WITH_CARD = [...WITH_BENEFIT, 'social-card-issue'];
const PICKUP = { otUnemploymentInsuranceCardIssuePickup: '现场领取' };
const REGISTRATION = '失业登记';
const CERTIFICATE = '《就业创业证》';
const BENEFIT = '失业保险金';
const MEDICAL = '代缴失业人员医疗保险费';
const SUBSIDY = '价格临时补贴';
const CARD = '社会保障卡';

export interface FilledCases {
  /** Every part at work, one of them waiting for the applicant. */
  busy: Submitted;
  /** Sent back at the pre-check because a material is missing. */
  incomplete: Submitted;
  /** Waits for the pre-check; a photo is promised for later. */
  waiting: Submitted;
  /** Closed, one part refused, and rated 非常不满意. */
  rated: Submitted;
  /** Closed, invited to rate. */
  closed: Submitted;
}

/** Fills an empty server with made-up cases in the states that the pictures show. */
export async function fillCases(url: string): Promise<FilledCases> {
  const person = new HttpClient(url);
  const clerk = await Official.signIn(url, 'counter');
  const apply = (
    serial: number,
    selectedItems: string[],
    more: { photo?: boolean; tolerance?: string[]; form?: Record<string, unknown> } = {},
  ) =>
    applyOnPortal(person, {
      serial,
      selectedItems,
      form: { ...PICKUP, ...more.form },
      photo: more.photo ?? true,
      ...(more.tolerance ? { tolerance: more.tolerance } : {}),
    });
  const accept = async (one: Submitted) => {
    await clerk.claim(one.id);
    await clerk.precheck(one.id, { result: 'COMPLETE' });
  };

  const rated = await apply(1, WITH_CARD);
  const closed = await apply(2, WITH_BENEFIT);
  const busy = await apply(3, WITH_CARD);
  const returned = await apply(4, WITH_BENEFIT);
  const homeless = await apply(5, DEFAULT_ITEMS);
  for (const one of [rated, closed, busy, returned, homeless]) await accept(one);

  const employment = await Official.signIn(url, 'employment');
  const employmentService = await Official.signIn(url, 'empservice');
  const insurance = await Official.signIn(url, 'unemployment');
  const card = await Official.signIn(url, 'socialcard');
  await close(rated.id, true);
  await close(closed.id, false);
  await rate(rated);

  await employment.claim(busy.id, REGISTRATION);
  await insurance.claim(busy.id, BENEFIT);
  const cardItem = await card.claim(busy.id, CARD);
  await card.item(cardItem, 'request-correction', {
    entries: [
      { key: PHOTO_KEY, label: '2寸免冠彩色照片（或电子照片）', kind: 'MATERIAL', reason: '照片模糊，请重拍白底照片' },
    ],
  });
  await employmentService.decide(busy.id, CERTIFICATE, {
    decision: 'GRANT',
    resultNote: '电子证已生成，可凭身份证到窗口领取纸质证',
  });

  const sentBack = await employment.claim(returned.id, REGISTRATION);
  await employment.item(sentBack, 'return', { reason: '申请人户籍不在本区，应由就业服务机构登记' });
  for (const [official, reason] of [
    [employment, '不属本科室职责'],
    [employmentService, '不属本单位登记范围'],
  ] as const) {
    await official.item(await official.claim(homeless.id, REGISTRATION), 'return', { reason });
  }

  const incomplete = await apply(6, [...DEFAULT_ITEMS, 'social-card-issue'], { photo: false, tolerance: [PHOTO_KEY] });
  await clerk.claim(incomplete.id);
  await clerk.precheck(incomplete.id, {
    result: 'INCOMPLETE',
    missing: [
      { key: PHOTO_KEY, label: '2寸免冠彩色照片（或电子照片）', kind: 'MATERIAL', reason: '制卡需要照片，请补交' },
    ],
  });
  const waiting = await apply(7, [...DEFAULT_ITEMS, 'social-card-issue'], { photo: false, tolerance: [PHOTO_KEY] });
  await clerk.claim(waiting.id);
  return { busy, incomplete, waiting, rated, closed };

  async function close(applicationId: string, withCard: boolean): Promise<void> {
    await employment.decide(applicationId, REGISTRATION);
    await employmentService.decide(applicationId, CERTIFICATE, { decision: 'GRANT', resultNote: '电子证已生成' });
    await insurance.decide(applicationId, MEDICAL);
    if (withCard) {
      await insurance.decide(applicationId, BENEFIT, {
        decision: 'REFUSE',
        reason: '本人意愿中断就业，不符合领取条件',
      });
      await card.decide(applicationId, CARD, { decision: 'GRANT', resultNote: '请到社保卡中心一楼领卡' });
    } else await insurance.decide(applicationId, BENEFIT);
    await eventually(
      async () =>
        (await clerk.client.get<{ status: string }>(`/api/applications/${applicationId}`)).status === 'COMPLETED',
      `the feedback of ${SUBSIDY} and the others`,
    );
  }

  async function rate(one: Submitted): Promise<void> {
    const token = await eventually(async () => (await progressOf(person, one)).ratingToken, 'the invitation to rate');
    await person.post(`/api/portal/ratings/${token}`, { level: 'VERY_DISSATISFIED' });
    await person.post(`/api/portal/ratings/${token}`, {
      level: 'VERY_DISSATISFIED',
      tags: ['办理时间长', '多次跑动'],
      comment: '跑了两趟才知道不能领',
    });
  }
}
