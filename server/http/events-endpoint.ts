import type { RequestHandler } from 'express';
import type { EventTopic } from '../api/admin.js';
import { requireSession } from './check-access.js';
import { readCookie, SESSION_COOKIE } from './cookies.js';
import type { HttpDeps } from './http-deps.js';

const HEARTBEAT_MS = 25_000;
/** A burst of one command reaches the browser as one event a topic. */
const GATHER_MS = 100;

/** `GET /api/events`: server-sent events for a signed-in browser, closed when its session ends. */
export function eventsEndpoint(deps: Pick<HttpDeps, 'findSession' | 'events' | 'closing'>): RequestHandler {
  return async (request, response) => {
    // an open page alone keeps nobody signed in
    await requireSession(deps, request, false);
    const token = readCookie(request, SESSION_COOKIE) ?? '';
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' });
    response.write('retry: 3000\n\n');

    const waiting = new Set<EventTopic>();
    let timer: NodeJS.Timeout | undefined;
    const flush = () => {
      timer = undefined;
      for (const topic of waiting) response.write(`data: ${JSON.stringify({ topic })}\n\n`);
      waiting.clear();
    };
    const unsubscribe = deps.events.subscribe((topic) => {
      waiting.add(topic);
      timer ??= setTimeout(flush, GATHER_MS);
    });
    const heartbeat = setInterval(() => {
      deps.findSession(token, { seen: false }).then(
        (session) => (session ? response.write(': \n\n') : response.end()),
        () => response.end(),
      );
    }, HEARTBEAT_MS);
    const end = () => response.end();
    deps.closing?.addEventListener('abort', end);
    response.on('close', () => {
      deps.closing?.removeEventListener('abort', end);
      unsubscribe();
      clearInterval(heartbeat);
      clearTimeout(timer);
    });
  };
}
