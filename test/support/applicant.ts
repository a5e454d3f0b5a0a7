import { isResidentIdNumber } from '../../server/api/identity-numbers.js';
import type { MissingEntry, ProgressView } from '../../server/api/portal.js';
import type { HttpClient } from './http-client.js';

/** The smallest content that counts as a PNG file by its first bytes. */
export const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export const PHOTO_KEY = 'photo2inch_applicant';

/** A made-up resident id number with a right check digit. */
export function madeUpIdNumber(serial: number): string {
  const first17 = `1101011990${String(1 + (serial % 12)).padStart(2, '0')}01${String(serial % 1000).padStart(3, '0')}`;
  const digit = [...'0123456789X'].find((each) => isResidentIdNumber(first17 + each));
  return first17 + String(digit);
}

/** Answers to every field that the basic part asks for; made up. */
export function completeForm(serial = 1, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    personName_applicant: `张三${['一', '二', '三', '四', '五', '六', '七', '八', '九'][serial % 9] ?? '一'}`,
    personSex_applicant: '男',
    idType_applicant: '居民身份证',
    idNumber_applicant: madeUpIdNumber(serial),
    idExpiry_applicant_unlimited: true,
    mobilePhone_applicant: `1380000${String(serial % 10_000).padStart(4, '0')}`,
    otUnemploymentBasicUnemploymentType: '终止劳动合同',
    previousEmployer_applicant: '测试企业A',
    otUnemploymentBasicUnemploymentDate: '2026-11-01',
    householdAddress_applicant: '滨海市东城区一路1号',
    habitualAddress_applicant: '滨海市东城区一路1号',
    ...more,
  };
}

export interface Submitted {
  id: string;
  number: string;
  phoneLast4: string;
  draftToken: string;
}

/** Fills in and submits an application through the portal's own endpoints. */
export async function applyOnPortal(
  client: HttpClient,
  options: {
    serial?: number;
    selectedItems: string[];
    form?: Record<string, unknown>;
    photo?: boolean;
    credit?: boolean;
    tolerance?: string[];
  },
): Promise<Submitted> {
  const { id, draftToken } = await client.post<{ id: string; draftToken: string }>('/api/portal/applications', {
    oneThingId: 'ot-unemployment',
  });
  const token = { 'x-draft-token': draftToken };
  const form = completeForm(options.serial ?? 1, options.form);
  const draft = await client.get<{ version: number }>(`/api/portal/applications/${id}/draft`, token);
  const { version } = await client.put<{ version: number }>(
    `/api/portal/applications/${id}/draft`,
    { form, selectedItems: options.selectedItems, version: draft.version },
    token,
  );
  if (options.photo) await uploadPhoto(client, id, token);
  const { number } = await client.post<{ number: string }>(
    `/api/portal/applications/${id}/submit`,
    { version, commitments: { credit: options.credit ?? true, tolerance: options.tolerance ?? [] } },
    token,
  );
  return { id, number, phoneLast4: String(form.mobilePhone_applicant).slice(-4), draftToken };
}

export async function uploadPhoto(
  client: HttpClient,
  applicationId: string,
  token: Record<string, string>,
  correctionId?: string,
): Promise<void> {
  const body = new FormData();
  body.set('key', PHOTO_KEY);
  if (correctionId) body.set('correctionId', correctionId);
  body.set('file', new Blob([PHOTO], { type: 'image/png' }), '照片.png');
  await client.post(`/api/portal/applications/${applicationId}/materials`, body, token);
}

export const progressOf = (client: HttpClient, submitted: Submitted) =>
  client.get<ProgressView>(`/api/portal/applications/${submitted.id}/progress`, {
    'x-draft-token': submitted.draftToken,
  });

export const missingOf = (client: HttpClient, submitted: Submitted) =>
  client.post<{ missing: MissingEntry[] }>(
    `/api/portal/applications/${submitted.id}/check`,
    {},
    { 'x-draft-token': submitted.draftToken },
  );
