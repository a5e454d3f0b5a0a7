import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openEmbeddedEngine } from '../../../server/engine/embedded/open-embedded-engine.js';
import { withEngineFile } from './temp-folder.js';

describe('one owner of the engine file', () => {
  test.each([true, false])('a second opener is refused in plain words (in a thread: %s)', (thread) =>
    withEngineFile(async (file) => {
      const engine = await openEmbeddedEngine({ file, thread: false });
      const second = openEmbeddedEngine({ file, thread });
      await expect(second).rejects.toMatchObject({
        name: 'EngineOpenError',
        code: 'ENGINE_FILE_LOCKED',
        userMessage: '流程引擎的数据文件正被另一个程序使用，请先停止那个程序再启动。',
      });
      await engine.close();
      const third = await openEmbeddedEngine({ file, thread });
      await third.close();
    }),
  );

  test('another process is refused too', () =>
    withEngineFile(async (file) => {
      const engine = await openEmbeddedEngine({ file, thread: true });
      const script = fileURLToPath(new URL('./kill-child.js', import.meta.url));
      const child = spawnSync(process.execPath, [script, file, 'x'], { encoding: 'utf8' });
      await engine.close();
      expect(child.stdout).toBe('refused ENGINE_FILE_LOCKED\n');
    }));
});
