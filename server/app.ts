import express, { Router, type Express } from 'express';
import { notFound } from './shared/app-error.js';
import { answerErrors } from './http/answer-error.js';
import { eventsEndpoint } from './http/events-endpoint.js';
import { healthEndpoints } from './http/health-endpoints.js';
import type { HttpDeps } from './http/http-deps.js';
import { mountRoutes } from './http/mount-routes.js';
import { openApiDocument } from './http/openapi.js';
import { securityHeaders } from './http/security-headers.js';
import { staticPages } from './http/static-pages.js';

/** Version of the HTTP contract, in the OpenAPI document. */
const API_VERSION = '1.0.0';

/** The Express application: health, the API below `/api`, the two built pages. */
export function createApp(deps: HttpDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', deps.trustedProxies);
  app.set('etag', false);
  app.use(securityHeaders(deps.clock, deps.cookieSecure));
  app.use(healthEndpoints(deps.ready, deps.log));
  app.use('/api', api(deps));
  app.use(staticPages(deps.pagesFolder));
  app.use(answerErrors(deps.log));
  return app;
}

function api(deps: HttpDeps): Router {
  const router = Router();
  const document = openApiDocument(deps.routes, API_VERSION);
  router.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  router.get('/openapi.json', (_request, response) => void response.json(document));
  router.get('/events', eventsEndpoint(deps));
  router.use(mountRoutes(deps));
  router.use(() => {
    throw notFound('Expected a known API path', '没有这个接口');
  });
  return router;
}
