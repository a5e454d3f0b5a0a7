import type { MissingEntry, OneThingForm } from '../../server/api/portal.js';
import { PHOTO, type Submitted } from './applicant.js';
import { fillForm } from './fill-form.js';
import type { HttpClient } from './http-client.js';

/**
 * Submits any one-thing through the portal: ticks the items, answers everything that is asked and uploads what the server says is
 * missing. Made up; `given`: the answers that the story is about.
 */
export async function fillIn(
  client: HttpClient,
  oneThingId: string,
  selectedItems: string[],
  given: Record<string, unknown> = {},
): Promise<Submitted> {
  const definition = await client.get<OneThingForm>(`/api/portal/one-things/${oneThingId}`);
  const { id, draftToken } = await client.post<{ id: string; draftToken: string }>('/api/portal/applications', {
    oneThingId,
  });
  const path = `/api/portal/applications/${id}`;
  const token = { 'x-draft-token': draftToken };
  const form = fillForm(definition, selectedItems, { option: 0, tick: false }, given);
  const draft = await client.get<{ version: number }>(`${path}/draft`, token);
  const { version } = await client.put<{ version: number }>(
    `${path}/draft`,
    { form, selectedItems, version: draft.version },
    token,
  );
  const { missing } = await client.post<{ missing: MissingEntry[] }>(`${path}/check`, {}, token);
  for (const { kind, key } of missing) if (kind === 'MATERIAL') await upload(client, path, token, key);
  const commitments = { credit: true };
  const { number } = await client.post<{ number: string }>(`${path}/submit`, { version, commitments }, token);
  return { id, number, phoneLast4: '1234', draftToken };
}

async function upload(client: HttpClient, path: string, token: Record<string, string>, key: string): Promise<void> {
  const body = new FormData();
  body.set('key', key);
  body.set('file', new Blob([PHOTO], { type: 'image/png' }), '材料.png');
  await client.post(`${path}/materials`, body, token);
}
