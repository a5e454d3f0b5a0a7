import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { writeSessionCookie } from './cookies.js';
import { Download, SessionAnswer } from './route.js';

/** Sends what a handler answered: a file, a session with its cookie, JSON, or 204 for nothing. */
export async function sendAnswer(response: Response, answer: unknown, cookieSecure: boolean): Promise<void> {
  if (answer instanceof Download) return sendDownload(response, answer);
  if (answer instanceof SessionAnswer) {
    writeSessionCookie(response, answer.token, cookieSecure);
    return sendAnswer(response, answer.body, cookieSecure);
  }
  if (answer === undefined) response.status(204).end();
  else response.json(answer);
}

async function sendDownload(response: Response, download: Download): Promise<void> {
  response.setHeader('Content-Type', download.contentType);
  response.setHeader('Content-Disposition', contentDisposition(download.disposition, download.name));
  // What somebody uploaded runs nothing, whatever it is.
  response.setHeader(
    'Content-Security-Policy',
    "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'",
  );
  response.setHeader('X-Frame-Options', 'SAMEORIGIN');
  if (download.content instanceof Readable) await pipeline(download.content, response);
  else response.end(download.content);
}

/** A Content-Disposition with the name in UTF-8 (RFC 5987, 6266) and an ASCII one for those who cannot read it. */
export function contentDisposition(disposition: 'attachment' | 'inline', name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${disposition}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
