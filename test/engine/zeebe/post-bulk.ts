import { RECEIVER_USER } from '../../../server/engine/zeebe/exporter-settings.js';

export const TOKEN = 'token-of-this-test-run';

export const authorization = (token = TOKEN, user = RECEIVER_USER) =>
  `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`;

export interface BulkAnswer {
  status: number;
  body: { errors?: boolean; error?: string; items?: { index: { _id: string; status: number } }[] };
}

/** Posts as the broker's exporter does. */
export async function postBulk(port: number, body: string, headers?: Record<string, string>): Promise<BulkAnswer> {
  const answer = await fetch(`http://127.0.0.1:${port}/_bulk`, {
    method: 'POST',
    headers: headers ?? { authorization: authorization(), 'content-type': 'application/json' },
    body,
  });
  return { status: answer.status, body: (await answer.json()) as BulkAnswer['body'] };
}
