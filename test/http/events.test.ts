import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from './http-fixture.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp([]);
  await app.addUser('one', ['UNIT_OFFICER']);
});
afterAll(() => app.close());

async function cookieOf(username: string): Promise<string> {
  const answer = await fetch(`${app.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: 'Kuaiban-2026' }),
  });
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

describe('server-sent events', () => {
  it('are for signed-in people only', async () => {
    expect((await fetch(`${app.url}/api/events`)).status).toBe(401);
  });

  it('tell topics only, a burst as one event each, and stop listening when the page is left', async () => {
    const leave = new AbortController();
    const answer = await fetch(`${app.url}/api/events`, {
      headers: { cookie: await cookieOf('one') },
      signal: leave.signal,
    });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    await reader.read(); // the greeting
    expect(app.events.listenerCount).toBe(1);
    for (let i = 0; i < 50; i++) app.events.publish('inbox', 'items');
    let text = '';
    while ((text.match(/data:/g) ?? []).length < 2) text += new TextDecoder().decode((await reader.read()).value);
    expect(text).toBe('data: {"topic":"inbox"}\n\ndata: {"topic":"items"}\n\n');
    leave.abort();
    while (app.events.listenerCount > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it('an open page alone does not keep its person signed in', async () => {
    const cookie = await cookieOf('one');
    app.clock.advance(7 * 3_600_000);
    const leave = new AbortController();
    expect((await fetch(`${app.url}/api/events`, { headers: { cookie }, signal: leave.signal })).status).toBe(200);
    leave.abort();
    app.clock.advance(3_600_000);
    expect((await fetch(`${app.url}/api/session`, { headers: { cookie } })).status).toBe(401);
  });
});
