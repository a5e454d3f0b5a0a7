import { setTimeout as sleep } from 'node:timers/promises';
import type { InboxPage } from '../../server/api/inbox.js';
import { applyOnPortal, progressOf, type Submitted } from '../support/applicant.js';
import { eventually, HttpClient } from '../support/http-client.js';

const SELECTED = [
  'unemployment-registration',
  'employment-certificate-issue',
  'unemployment-benefit-claim',
  'unemployed-medical-insurance-payment',
];

/** Milliseconds between two looks at one's list, and at one's progress. */
const LOOK_AT_LIST = 100;
const LOOK_AT_PROGRESS = 500;

type Act = (client: HttpClient, subjectId: string) => Promise<unknown>;

/** Looks at the unit's list, claims the whole page and ends every task of it, until told to stop. */
async function workOff(client: HttpClient, act: Act, stopped: () => boolean): Promise<void> {
  while (!stopped()) {
    const page = await client.get<InboxPage>('/api/inbox?tab=unit&page=1&pageSize=50');
    if (page.items.length === 0) {
      await sleep(LOOK_AT_LIST);
      continue;
    }
    await client.post('/api/tasks/claim', { taskIds: page.items.map((row) => row.id) });
    await Promise.all(page.items.map((row) => act(client, row.subjectId)));
  }
}

/** Grants an item. Nobody but the split and the dispatch has touched it: its version is known without a look at its page. */
const decide: Act = (client, id) =>
  client.post(`/api/items/${id}/decide`, { decision: 'GRANT', version: DISPATCHED_VERSION });
const DISPATCHED_VERSION = 2;
const precheck: Act = (client, id) => client.post(`/api/applications/${id}/precheck`, { result: 'COMPLETE' });

/** Complete cases through HTTP, from form to combined feedback, `parallel` applicants at a time. Answers the seconds it took. */
export async function runCases(
  url: string,
  count: number,
  parallel: number,
  lookAtProgress = LOOK_AT_PROGRESS,
): Promise<{ seconds: number; perSecond: number }> {
  const staff = await Promise.all(
    ['counter', 'employment', 'empservice', 'unemployment'].map((name) => HttpClient.signIn(url, name)),
  );
  let over = false;
  const stopped = () => over;
  const work = staff.map((client, index) => workOff(client, index === 0 ? precheck : decide, stopped));
  const applicant = new HttpClient(url);
  const start = performance.now();
  let next = 0;
  const oneApplicant = async () => {
    while (next < count) {
      const serial = next++;
      const submitted: Submitted = await applyOnPortal(applicant, { serial, selectedItems: SELECTED });
      await eventually(
        async () => (await progressOf(applicant, submitted)).status === 'COMPLETED',
        `case ${submitted.number}`,
        2400,
        lookAtProgress,
      );
    }
  };
  await Promise.all(Array.from({ length: parallel }, oneApplicant));
  const seconds = (performance.now() - start) / 1000;
  over = true;
  await Promise.all(work);
  return { seconds, perSecond: count / seconds };
}
