import type { z } from 'zod';
import type { ActionResult } from '../api/applications.js';
import type { CommandContext } from '../shared/command-context.js';
import { route, type Route } from './route.js';

/** What the verbs of one kind of record share. */
export interface VerbTarget {
  /** Path of the records below `/api`, e.g. `/items`. */
  path: string;
  tag: string;
  params: z.ZodType<{ id: string }>;
  answer: z.ZodType;
}

/**
 * Makes the routes `POST <path>/:id/<verb>` of a kind of record. They are open to the signed-in: who may depends on the very row, so
 * the command decides, and says who else when it refuses.
 */
export const verbRoutes =
  ({ path, tag, params, answer }: VerbTarget) =>
  <Body extends object>(
    name: string,
    summary: string,
    body: z.ZodType<Body>,
    run: (context: CommandContext, input: Body & { id: string }) => Promise<ActionResult>,
  ): Route =>
    route({
      method: 'post',
      path: `${path}/:id/${name}`,
      summary,
      tag,
      access: 'user',
      params,
      body,
      answer,
      handle: ({ context, params: record, body: input }) => run(context, { ...input, id: record.id }),
    });
