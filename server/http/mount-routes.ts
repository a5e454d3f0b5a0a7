import express, { Router, type Request, type Response } from 'express';
import { checkAccess } from './check-access.js';
import { readCookie, SESSION_COOKIE } from './cookies.js';
import type { HttpDeps } from './http-deps.js';
import { parseInput } from './parse-input.js';
import { receiveUpload } from './receive-upload.js';
import type { Route } from './route.js';
import { sendAnswer } from './send-answer.js';

/** A whole application form fits many times; files come as uploads. */
const JSON_LIMIT = '1mb';

/** Puts the declared routes on a router below `/api`. */
export function mountRoutes(deps: HttpDeps): Router {
  const router = Router();
  const readJson = express.json({ limit: JSON_LIMIT });
  for (const route of literalFirst(deps.routes)) {
    router[route.method](route.path, async (request: Request, response: Response) => {
      response.locals['route'] = `/api${route.path}`;
      const actor = await checkAccess(deps, route, request);
      const file = route.upload
        ? await receiveUpload(
            request,
            response,
            (await deps.settings.get(deps.db, 'material.upload', deps.clock.now())).maxBytes,
          )
        : await new Promise<undefined>((resolve, reject) => {
            readJson(request, response, (error?: unknown) => (error ? reject(error) : resolve(undefined)));
          });
      const sessionToken = readCookie(request, SESSION_COOKIE);
      const answer = await route.handle({
        context: { db: deps.db, clock: deps.clock, actor },
        params: route.params ? parseInput(route.params, request.params) : request.params,
        query: parseInput(route.query, request.query),
        body: parseInput(route.body, request.body ?? {}),
        ...(file ? { file } : {}),
        header: (name) => request.get(name),
        address: request.ip ?? 'unknown',
        ...(sessionToken ? { sessionToken } : {}),
      });
      await sendAnswer(response, answer, deps.cookieSecure);
    });
  }
  return router;
}

/** `/users/options` before `/users/:id`, whatever the order in which features were wired. */
function literalFirst(routes: readonly Route[]): Route[] {
  const rank = (route: Route) => route.path.replace(/:[^/]+/g, '\uffff');
  return [...routes].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}
