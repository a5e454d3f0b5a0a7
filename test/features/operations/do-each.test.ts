import { doEach } from '../../../server/features/operations/do-each.js';
import { notFound } from '../../../server/shared/app-error.js';

describe('one thing to each of many', () => {
  it('does each id once, tells each refusal and each fault, and stops at none', async () => {
    const warnings: string[] = [];
    const done: string[] = [];
    const result = await doEach(
      ['a', 'b', 'a', 'c', 'd'],
      '已办',
      (id) => {
        if (id === 'b') return Promise.reject(notFound('b', '没有这一条'));
        if (id === 'c') return Promise.reject(new Error('database busy'));
        done.push(id);
        return Promise.resolve({ message: `办了 ${id}` });
      },
      (text) => void warnings.push(text),
    );
    expect(done).toEqual(['a', 'd']);
    expect(result).toEqual({
      results: [
        { id: 'a', ok: true, message: '办了 a' },
        { id: 'b', ok: false, message: '没有这一条' },
        { id: 'c', ok: false, message: '系统出错，没有办成，请稍后再试' },
        { id: 'd', ok: true, message: '办了 d' },
      ],
      done: 2,
      refused: 2,
      message: '已办 2 条；2 条没有办成：没有这一条、系统出错，没有办成，请稍后再试',
    });
    expect(warnings).toEqual(['Operation on c failed: Error: database busy']);
  });
});
