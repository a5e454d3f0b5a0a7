import { setTimeout as sleep } from 'node:timers/promises';
import type { InboxPage } from '../../server/api/inbox.js';
import type { ProgressView } from '../../server/api/portal.js';
import { completeForm } from '../support/applicant.js';
import { HttpClient, HttpRefusal } from '../support/http-client.js';
import { answerOrRefusal, patiently, signInPatiently } from './patient-client.js';

/** A case whose submission the server has acknowledged. */
export interface AcknowledgedCase {
  id: string;
  number: string;
  draftToken: string;
}

/** Submits an application while the server may die at any moment; answers once the server has said that it is submitted. */
export async function submitCase(
  signal: AbortSignal,
  url: string,
  serial: number,
  selectedItems: string[],
): Promise<AcknowledgedCase> {
  const client = new HttpClient(url);
  const draft = await patiently(signal, () =>
    client.post<{ id: string; draftToken: string }>('/api/portal/applications', { oneThingId: 'ot-unemployment' }),
  );
  const base = `/api/portal/applications/${draft.id}`;
  const token = { 'x-draft-token': draft.draftToken };
  for (;;) {
    const { version } = await patiently(signal, () => client.get<{ version: number }>(`${base}/draft`, token));
    const saved = await answerOrRefusal(signal, () =>
      client.put<{ version: number }>(`${base}/draft`, { form: completeForm(serial), selectedItems, version }, token),
    );
    if (!(saved instanceof HttpRefusal)) {
      const body = { version: saved.version, commitments: { credit: true } };
      const answer = await answerOrRefusal(signal, () =>
        client.post<{ number: string }>(`${base}/submit`, body, token),
      );
      if (!(answer instanceof HttpRefusal)) return { ...draft, number: answer.number };
    }
    // the answer to an earlier try got lost: it was submitted all the same
    const progress = await answerOrRefusal(signal, () => client.get<ProgressView>(`${base}/progress`, token));
    if (!(progress instanceof HttpRefusal) && progress.number) return { ...draft, number: progress.number };
    if (saved instanceof HttpRefusal && saved.status !== 409) throw saved;
  }
}

/**
 * Works off the unit's list of one official until told to stop: claims, opens, acts; a refusal means somebody or a retry was first.
 * Signs in again when the session has ended.
 */
export async function workOff(
  signal: AbortSignal,
  url: string,
  username: string,
  act: (client: HttpClient, subjectId: string, version: number) => Promise<unknown>,
  stopped: () => boolean,
): Promise<void> {
  const lists = ['/api/inbox?tab=mine&pageSize=50', '/api/inbox?tab=unit&pageSize=50'];
  let client = await signInPatiently(signal, url, username);
  while (!stopped()) {
    for (const list of lists) {
      const page = await answerOrRefusal(signal, () => client.get<InboxPage>(list));
      if (page instanceof HttpRefusal) {
        if (page.status !== 401) throw page;
        client = await signInPatiently(signal, url, username);
        continue;
      }
      for (const row of page.items) {
        await answerOrRefusal(signal, () => client.post('/api/tasks/claim', { taskIds: [row.id] }));
        const path = row.subjectType === 'item' ? `/api/items/${row.subjectId}` : `/api/applications/${row.subjectId}`;
        const subject = await answerOrRefusal(signal, () => client.get<{ version: number }>(path));
        if (!(subject instanceof HttpRefusal))
          await answerOrRefusal(signal, () => act(client, row.subjectId, subject.version));
      }
    }
    await sleep(50);
  }
}

/** Waits until the applicant sees the combined feedback and is invited to rate: the last steps before the diagram waits. */
export async function feedbackOf(signal: AbortSignal, url: string, one: AcknowledgedCase): Promise<ProgressView> {
  const client = new HttpClient(url);
  for (;;) {
    const progress = await patiently(signal, () =>
      client.get<ProgressView>(`/api/portal/applications/${one.id}/progress`, { 'x-draft-token': one.draftToken }),
    );
    if (progress.status === 'COMPLETED' && progress.ratingToken !== null) return progress;
    await sleep(100);
  }
}
