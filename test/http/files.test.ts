import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { Download, route } from '../../server/http/route.js';
import { startApp, type TestApp } from './http-fixture.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp(
    [
      route({
        method: 'post',
        path: '/upload',
        summary: '',
        tag: '',
        access: 'public',
        upload: true,
        body: z.object({ key: z.string().min(1).meta({ title: '材料' }) }),
        handle: ({ file, body }) =>
          Promise.resolve({ key: body.key, name: file?.name ?? null, size: file?.content.length ?? 0 }),
      }),
      route({
        method: 'post',
        path: '/guarded',
        summary: '',
        tag: '',
        access: 'user',
        upload: true,
        handle: () => Promise.resolve({}),
      }),
      route({
        method: 'get',
        path: '/file',
        summary: '',
        tag: '',
        access: 'public',
        handle: () => Promise.resolve(new Download("张三一 '照片'\".png", 'image/png', Buffer.from('png'), 'inline')),
      }),
      route({
        method: 'get',
        path: '/stream',
        summary: '',
        tag: '',
        access: 'public',
        handle: () => Promise.resolve(new Download('a.txt', 'text/plain', Readable.from(['一', '二']))),
      }),
    ],
    { settings: { 'material.upload': { maxBytes: 512 * 1024, maxFilesPerMaterial: 1, types: ['pdf'] } } },
  );
});
afterAll(() => app.close());

async function upload(path: string, fields: Record<string, string | File>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const answer = await fetch(app.url + path, { method: 'POST', body: form });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

describe('uploads', () => {
  it('bring the file with its Chinese name and the other fields as the body', async () => {
    const answer = await upload('/api/upload', {
      key: 'photo2inch_applicant',
      file: new File(['12345'], '证件照（白底）.png'),
    });
    expect(answer.body).toEqual({ key: 'photo2inch_applicant', name: '证件照（白底）.png', size: 5 });
  });

  it('larger than the setting allows are refused with the size that is allowed', async () => {
    const answer = await upload('/api/upload', { key: 'k', file: new File(['x'.repeat(512 * 1024 + 1)], 'a.pdf') });
    expect(answer.status).toBe(400);
    expect(answer.body['message']).toBe('文件不能超过 0.5 MB，请压缩后再传');
  });

  it('of two files, or in another field, are refused', async () => {
    expect((await upload('/api/upload', { key: 'k', other: new File(['x'], 'a.pdf') })).body['message']).toBe(
      '一次只能上传一个文件',
    );
  });

  it('still have their fields checked', async () => {
    expect((await upload('/api/upload', { file: new File(['x'], 'a.pdf') })).body['message']).toBe('材料必填');
  });

  it('are not even read from somebody who is not signed in', async () => {
    expect((await upload('/api/guarded', { file: new File(['x'], 'a.pdf') })).status).toBe(401);
  });
});

describe('downloads', () => {
  it('keep a Chinese name with quotes, and what was uploaded cannot run scripts', async () => {
    const answer = await fetch(`${app.url}/api/file`);
    const disposition = answer.headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^inline; filename="[\x20-\x7e]*"; filename\*=UTF-8''/);
    expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe("张三一 '照片'\".png");
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await answer.text()).toBe('png');
  });

  it('may be streams', async () => {
    expect(await (await fetch(`${app.url}/api/stream`)).text()).toBe('一二');
  });
});
