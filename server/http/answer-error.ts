import { randomBytes } from 'node:crypto';
import type { ErrorRequestHandler } from 'express';
import type { ErrorBody } from '../api/list.js';
import { AppError, HTTP_STATUS, invalidArgument } from '../shared/app-error.js';
import { isBusy } from '../shared/is-busy.js';
import { isDiskFull } from '../shared/is-disk-full.js';
import type { Log } from '../shared/log.js';

/** Errors that Express or its body parser made. */
function fromExpress(error: unknown): AppError | null {
  const { type, status } = error as { type?: string; status?: number };
  if (type === 'entity.parse.failed') return invalidArgument('Expected JSON', '请求内容不是有效的 JSON');
  if (type === 'entity.too.large') return invalidArgument('Expected a smaller body', '提交的内容太大');
  if (type === 'charset.unsupported' || type === 'encoding.unsupported')
    return invalidArgument('Expected UTF-8', '请求内容的编码不支持');
  if (error instanceof URIError || status === 400)
    return invalidArgument('Expected a valid request', '请求地址或内容不对');
  return null;
}

/** Where it happened, without the message's body: Prisma's messages quote the values of a query, which may be personal data. */
function traceOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { thrown: typeof error };
  const { code } = error as { code?: unknown };
  const quotesData = error.name.startsWith('PrismaClient');
  return {
    name: error.name,
    ...(code === undefined ? {} : { code }),
    ...(quotesData ? {} : { error: error.message }),
    frames: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .map((line) => line.trim()),
  };
}

/** The last handler: every error becomes `{code, message, details}`; an unknown one gets a number to find it in the log by. */
export function answerErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const where = { method: request.method, route: (response.locals['route'] as string | undefined) ?? 'unknown' };
    const known = error instanceof AppError ? error : fromExpress(error);
    if (known) {
      log.debug(known.message, { ...where, code: known.code });
      const body: ErrorBody = {
        code: known.code,
        message: known.userMessage,
        ...(known.details ? { details: known.details } : {}),
      };
      response.status(HTTP_STATUS[known.code]).json(body);
      return;
    }
    const incident = randomBytes(3).toString('hex').toUpperCase();
    log.error(`Request failed, incident ${incident}`, { ...where, incident, ...traceOf(error) });
    const isFull = isDiskFull(error);
    if (isFull || isBusy(error)) {
      response.status(503).json({
        code: 'UNAVAILABLE',
        message: isFull
          ? `服务器磁盘已满，没有保存。请联系管理员清理磁盘后重试；编号 ${incident}`
          : `系统正忙，没有保存。请稍后重试；编号 ${incident}`,
        details: { incident },
      } satisfies ErrorBody);
      return;
    }
    const lost = request.method === 'GET' ? '没有打开' : '没有保存';
    response.status(500).json({
      code: 'INTERNAL',
      message: `${lost}。请重试；编号 ${incident}`,
      details: { incident },
    } satisfies ErrorBody);
  };
}
