import type { RequestHandler } from 'express';
import type { Clock } from '../shared/clock.js';

/**
 * bpmn-js, form-js and Emotion write style attributes and style elements, so inline styles must be allowed; scripts only come
 * from our own build.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "frame-src 'self' blob:",
  "object-src 'self'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer. `Date` comes from the product's clock: browsers count deadlines by it, not by their own. */
export function securityHeaders(clock: Clock, https: boolean): RequestHandler {
  return (_request, response, next) => {
    response.setHeader('Date', clock.now().toUTCString());
    response.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('X-Frame-Options', 'DENY');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    response.setHeader('Permissions-Policy', 'geolocation=(), microphone=()');
    if (https) response.setHeader('Strict-Transport-Security', 'max-age=15552000');
    next();
  };
}
