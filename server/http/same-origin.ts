import type { Request } from 'express';
import { forbidden } from '../shared/app-error.js';

/**
 * Refuses a changing request that another site's page made. Every current browser says where a POST comes from (Sec-Fetch-Site
 * or Origin); a caller that says neither is no browser and has no cookies that somebody else could ride on.
 */
export function requireSameOrigin(request: Request, publicUrl: string | undefined): void {
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (foreignSite || (origin !== undefined && !isOurs(origin, request, publicUrl))) {
    throw forbidden(
      `Expected a same-origin request, got site ${String(site)} origin ${String(origin)}`,
      '请从本系统的页面操作，不能从其他网站提交',
    );
  }
}

function isOurs(origin: string, request: Request, publicUrl: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return true;
  return new URL(origin).host === request.headers.host;
}
