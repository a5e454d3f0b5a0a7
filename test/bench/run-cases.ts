import type { InboxPage } from '../../server/api/inbox.js';
import { applyOnPortal, progressOf, type Submitted } from '../support/applicant.js';
import { eventually, HttpClient } from '../support/http-client.js';

const SELECTED = ['unemployment-registration', 'employment-certificate-issue', 'unemployment-benefit-claim', 'unemployed-medical-insurance-payment'];

/** Opens, claims and ends every task of one kind that waits in this person's unit, until told to stop. */
async function workOff(client: HttpClient, act: (client: HttpClient, subjectId: string, version: number) => Promise<unknown>, path: string, stopped: () => boolean): Promise<void> {
  while (!stopped()) {
    const page = await client.get<InboxPage>('/api/inbox?tab=unit&page=1&pageSize=50');
    if (page.items.length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 25));
      continue;
    }
    await Promise.all(
      page.items.map(async (row) => {
        await client.post('/api/tasks/claim', { taskIds: [row.id] }).catch(() => undefined);
        const subject = await client.get<{ version: number }>(`${path}/${row.subjectId}`);
        await act(client, row.subjectId, subject.version).catch(() => undefined); // somebody was faster: the next look shows it
      }),
    );
  }
}

/** Complete cases through HTTP, from form to combined feedback, `parallel` applicants at a time. Answers the seconds it took. */
export async function runCases(url: string, count: number, parallel: number): Promise<{ seconds: number; perSecond: number }> {
  const staff = await Promise.all(['counter', 'employment', 'empservice', 'unemployment'].map((name) => HttpClient.signIn(url, name)));
  let over = false;
  const stopped = () => over;
  const decide = (client: HttpClient, id: string, version: number) => client.post(`/api/items/${id}/decide`, { decision: 'GRANT', version });
  const precheck = (client: HttpClient, id: string) => client.post(`/api/applications/${id}/precheck`, { result: 'COMPLETE' });
  const work = staff.map((client, index) => (index === 0 ? workOff(client, precheck, '/api/applications', stopped) : workOff(client, decide, '/api/items', stopped)));
  const applicant = new HttpClient(url);
  const start = performance.now();
  let next = 0;
  const oneApplicant = async () => {
    while (next < count) {
      const serial = next++;
      const submitted: Submitted = await applyOnPortal(applicant, { serial, selectedItems: SELECTED });
      await eventually(async () => (await progressOf(applicant, submitted)).status === 'COMPLETED', `case ${submitted.number}`, 2400);
    }
  };
  await Promise.all(Array.from({ length: parallel }, oneApplicant));
  const seconds = (performance.now() - start) / 1000;
  over = true;
  await Promise.all(work);
  return { seconds, perSecond: count / seconds };
}
