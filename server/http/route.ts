import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Permission } from '../api/session.js';
import type { CommandContext } from '../shared/command-context.js';

/** A file that a request brought, already in memory and not larger than the setting allows. */
export interface UploadedFile {
  name: string;
  content: Buffer;
}

/** What a handler is given: parsed input and the command context. No Express object reaches it. */
export interface RouteRequest<Params, Query, Body> {
  context: CommandContext;
  params: Params;
  query: Query;
  body: Body;
  /** Present when the route takes an upload. */
  file?: UploadedFile;
  /** A request header in lower case, e.g. `x-draft-token`. */
  header(name: string): string | undefined;
  /** The caller's address, for throttling only. */
  address: string;
  /** The token of the caller's session cookie; only signing in and out look at it. */
  sessionToken?: string;
}

/** Answer of a route that gives a file instead of JSON. */
export class Download {
  constructor(
    readonly name: string,
    readonly contentType: string,
    readonly content: Buffer | Readable,
    /** inline: the browser shows it. */
    readonly disposition: 'attachment' | 'inline' = 'attachment',
  ) {}
}

/** Answer that also starts or ends the browser's session: `token` goes into an HttpOnly cookie, null removes it. */
export class SessionAnswer {
  constructor(
    readonly token: string | null,
    /** The JSON body; undefined answers 204. */
    readonly body?: unknown,
  ) {}
}

/**
 * One endpoint, as data: the HTTP layer checks access and input by it and the OpenAPI document is made from it.
 * `access` says who may call: `public` (the portal), `user` (signed in), or a permission that a role must grant.
 */
export interface Route<Params = unknown, Query = unknown, Body = unknown, Answer = unknown> {
  method: 'get' | 'post' | 'put' | 'delete';
  /** Express path below `/api`, e.g. `/items/:id/decide`. */
  path: string;
  summary: string;
  tag: string;
  access: 'public' | 'user' | Permission;
  params?: z.ZodType<Params>;
  query?: z.ZodType<Query>;
  body?: z.ZodType<Body>;
  /** Shape of the JSON answer, for the OpenAPI document and for tests. */
  answer?: z.ZodType;
  /** Takes one file in the multipart field `file`; the other fields are the body. */
  upload?: boolean;
  handle(request: RouteRequest<Params, Query, Body>): Promise<Answer>;
}

/** Gives a route its types; routes of a feature are an array of these, made by `create<Feature>Routes(deps): Route[]`. */
export function route<Params = unknown, Query = unknown, Body = unknown, Answer = unknown>(
  definition: Route<Params, Query, Body, Answer>,
): Route {
  return definition as unknown as Route;
}
