import { applyOnPortal, type Submitted } from '../support/applicant.js';
import { HttpClient } from '../support/http-client.js';
import { Official } from '../support/official.js';

const REGISTRATION = 'unemployment-registration';
const NAME = '失业登记';
const JOB_WISH = {
  otUnemploymentEmploymentJobIntroductionIntention: '文员',
  otUnemploymentEmploymentJobIntroductionSalary: '3000',
  otUnemploymentEmploymentJobIntroductionRegion: '滨海市',
  otUnemploymentEmploymentJobIntroductionResumeOpenness: '对全部单位公开',
};

/**
 * Registrations of the last months for 查历史办件: three granted, one of them with 职业介绍 in the same application, one refused, one
 * withdrawn. Answers the number under which the refused one is found.
 */
export async function fillHistory(url: string): Promise<{ refused: Submitted }> {
  const person = new HttpClient(url);
  const clerk = await Official.signIn(url, 'counter');
  const employment = await Official.signIn(url, 'employment');
  const service = await Official.signIn(url, 'empservice');
  const accepted = async (serial: number, more: string[] = []) => {
    const selectedItems = [REGISTRATION, ...more];
    const one = await applyOnPortal(person, { serial, selectedItems, form: more.length > 0 ? JOB_WISH : {} });
    await clerk.claim(one.id);
    await clerk.precheck(one.id, { result: 'COMPLETE' });
    return one;
  };
  const followed = await accepted(1, ['job-introduction']);
  await employment.decide(followed.id, NAME);
  await service.decide(followed.id, '职业介绍');
  for (const serial of [2, 3]) await employment.decide((await accepted(serial)).id, NAME);
  const refused = await accepted(4);
  await employment.decide(refused.id, NAME, { decision: 'REFUSE', reason: '已在外地登记失业' });
  const withdrawn = await accepted(5);
  await employment.claim(withdrawn.id, NAME);
  await person.post(
    `/api/portal/applications/${withdrawn.id}/withdraw`,
    { reason: '已找到工作' },
    { 'x-draft-token': withdrawn.draftToken },
  );
  return { refused };
}
