import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { route, type Route } from '../../server/http/route.js';
import { conflict } from '../../server/shared/app-error.js';
import { listQuery } from '../../server/shared/list-query.js';
import { startApp, type TestApp } from './http-fixture.js';

const SECRET = '11010119900101001X';
const body = z.object({
  username: z.string().min(2).max(5).meta({ title: '用户名' }),
  count: z.int().min(1).max(9).optional().meta({ title: '份数' }),
  kind: z.enum(['A', 'B']).default('A').meta({ title: '种类' }),
  entries: z
    .array(z.object({ reason: z.string().min(1).meta({ title: '原因' }) }))
    .optional()
    .meta({ title: '清单' }),
  phone: z
    .string()
    .regex(/^1\d{10}$/, '手机号应为 11 位数字')
    .optional(),
});

const routes: Route[] = [
  route({
    method: 'post',
    path: '/echo',
    summary: '',
    tag: '',
    access: 'public',
    body,
    handle: (request) => Promise.resolve(request.body),
  }),
  route({
    method: 'get',
    path: '/list',
    summary: '',
    tag: '',
    access: 'public',
    query: listQuery(['dueAt', 'number']),
    handle: ({ query }) => Promise.resolve(query),
  }),
  route({
    method: 'get',
    path: '/things/options',
    summary: '',
    tag: '',
    access: 'public',
    handle: () => Promise.resolve({ options: true }),
  }),
  route({
    method: 'post',
    path: '/broken',
    summary: '',
    tag: '',
    access: 'public',
    handle: ({ context }) => context.db.user.create({ data: { id: SECRET, username: SECRET } as never }),
  }),
  route({
    method: 'get',
    path: '/broken',
    summary: '',
    tag: '',
    access: 'public',
    handle: () => Promise.reject(new Error('the cause')),
  }),
  route({
    method: 'post',
    path: '/busy',
    summary: '',
    tag: '',
    access: 'public',
    handle: () => Promise.reject(Object.assign(new Error('Transaction timeout'), { code: 'P2028' })),
  }),
  route({
    method: 'post',
    path: '/stale',
    summary: '',
    tag: '',
    access: 'public',
    handle: () => Promise.reject(conflict('Expected version 1', '这条记录刚被别人改过，请刷新后再试', { version: 2 })),
  }),
];

let app: TestApp;
beforeAll(async () => {
  app = await startApp([
    ...routes,
    route({
      method: 'get',
      path: '/things/:id',
      summary: '',
      tag: '',
      access: 'public',
      params: z.object({ id: z.string() }),
      handle: ({ params }) => Promise.resolve(params),
    }),
  ]);
});
afterAll(() => app.close());

async function call(method: string, path: string, content?: unknown) {
  const answer = await fetch(app.url + path, {
    method,
    ...(content === undefined
      ? {}
      : {
          headers: { 'content-type': 'application/json' },
          body: typeof content === 'string' ? content : JSON.stringify(content),
        }),
  });
  return {
    status: answer.status,
    headers: answer.headers,
    body: (await answer.json()) as {
      code: string;
      message: string;
      details?: { fields?: Record<string, string>; incident?: string };
    },
  };
}

describe('bad input', () => {
  it('is answered with one Chinese sentence for every bad field', async () => {
    const answer = await call('POST', '/api/echo', {
      username: 'a',
      count: 12,
      kind: 'C',
      entries: [{ reason: '' }],
      phone: '1',
    });
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('INVALID_ARGUMENT');
    expect(answer.body.message).toBe('用户名不能少于 2 个字（共 5 处）');
    expect(answer.body.details?.fields).toEqual({
      username: '用户名不能少于 2 个字',
      count: '份数不能大于 9',
      kind: '种类不在可选范围内',
      'entries.0.reason': '原因必填',
      phone: '手机号应为 11 位数字',
    });
  });

  it('says what is missing when nothing was sent', async () => {
    expect((await call('POST', '/api/echo')).body.message).toBe('用户名必填');
  });

  it('that is no JSON, or too large, is refused in the same shape', async () => {
    expect((await call('POST', '/api/echo', '{"username":')).body).toEqual({
      code: 'INVALID_ARGUMENT',
      message: '请求内容不是有效的 JSON',
    });
    expect((await call('POST', '/api/echo', { username: 'x'.repeat(1_100_000) })).body.message).toBe('提交的内容太大');
  });

  it('cannot sort a list by a column that is not offered', async () => {
    expect((await call('GET', '/api/list?sort=passwordHash')).body.details?.fields).toEqual({
      sort: '排序字段不在可选范围内',
    });
    expect((await call('GET', '/api/list?pageSize=100000')).status).toBe(400);
    expect((await call('GET', '/api/list?page=2&sort=number&order=desc&q=%20x%20')).body).toEqual({
      page: 2,
      pageSize: 25,
      sort: 'number',
      order: 'desc',
      q: 'x',
    });
  });

  it('of good shape reaches the handler with its defaults', async () => {
    expect((await call('POST', '/api/echo', { username: '张三' })).body).toEqual({ username: '张三', kind: 'A' });
  });
});

describe('errors', () => {
  it('a refusal keeps its code, its sentence and its particulars', async () => {
    const answer = await call('POST', '/api/stale', {});
    expect(answer.status).toBe(409);
    expect(answer.body).toEqual({
      code: 'CONFLICT',
      message: '这条记录刚被别人改过，请刷新后再试',
      details: { version: 2 },
    });
  });

  it('an unknown error gets a number that is in the log, and nothing of it reaches the person', async () => {
    const answer = await call('GET', '/api/broken');
    expect(answer.status).toBe(500);
    expect(answer.body.message).toMatch(/^没有打开。请重试；编号 [0-9A-F]{6}$/);
    expect(JSON.stringify(answer.body)).not.toContain('the cause');
    const line = app.logged.find((each) => each.includes(answer.body.details?.incident ?? '?'));
    expect(line).toContain('the cause');
    expect(line).toContain('"route":"/api/broken"');
  });

  it('a failed change says that nothing was saved, and the log does not quote the data of the query', async () => {
    const answer = await call('POST', '/api/broken', {});
    expect(answer.body.message).toMatch(/^没有保存。请重试；编号 /);
    expect(app.logged.some((line) => line.includes(answer.body.details?.incident ?? '?'))).toBe(true);
    expect(app.logged.join('')).not.toContain(SECRET);
  });

  it('a busy database asks to try again later', async () => {
    const answer = await call('POST', '/api/busy', {});
    expect(answer.status).toBe(503);
    expect(answer.body.code).toBe('UNAVAILABLE');
  });

  it('an unknown API address answers JSON, not a page', async () => {
    for (const path of ['/api/nothing', '/api/', '/api/list/x']) {
      const answer = await call('GET', path);
      expect([answer.status, answer.body.code]).toEqual([404, 'NOT_FOUND']);
    }
  });

  it('a literal address is found before one with a parameter, whatever their order', async () => {
    expect((await call('GET', '/api/things/options')).body).toEqual({ options: true });
    expect((await call('GET', '/api/things/x')).body).toEqual({ id: 'x' });
  });
});

describe('every API answer', () => {
  it('is never kept by a cache and carries the product clock', async () => {
    const { headers } = await call('GET', '/api/things/x');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('date')).toBe('Wed, 25 Nov 2026 01:00:00 GMT');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});
