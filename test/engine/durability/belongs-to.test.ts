import { openEmbeddedEngine } from '../../../server/engine/embedded/open-embedded-engine.js';
import { readModel } from '../contract/fixtures.js';
import { withEngineFile } from './temp-folder.js';

const OURS = 'installation-a';

/** Writes some records that a subscriber takes in; answers the last position. */
async function work(file: string, installation = OURS, position = 0): Promise<number> {
  const engine = await openEmbeddedEngine({ file, thread: false, belongsTo: { installation, position } });
  let last = 0;
  const taken = new Promise<void>((resolve) => {
    engine.subscribeToRecords({ 1: position }, (records) => {
      last = records.at(-1)?.position ?? 0;
      resolve();
      return Promise.resolve();
    });
  });
  await engine.deployResources([readModel('xor-single-out')]);
  await engine.createProcessInstance({ bpmnProcessId: 'xor-single-out' });
  await taken;
  await engine.close();
  return last;
}

describe('the engine file and the database beside it', () => {
  test.each([true, false])('open when they fit, again and again (in a thread: %s)', (thread) =>
    withEngineFile(async (file) => {
      const position = await work(file);
      expect(position).toBeGreaterThan(0);
      const again = await openEmbeddedEngine({ file, thread, belongsTo: { installation: OURS, position } });
      await again.close();
    }),
  );

  test('a file from before they were told apart is taken over', () =>
    withEngineFile(async (file) => {
      const old = await openEmbeddedEngine({ file, thread: false });
      await old.deployResources([readModel('xor-single-out')]);
      await old.close();
      const taken = await openEmbeddedEngine({ file, belongsTo: { installation: OURS, position: 1 } });
      await taken.close();
      const other = openEmbeddedEngine({ file, belongsTo: { installation: 'installation-b', position: 1 } });
      await expect(other).rejects.toMatchObject({ code: 'ENGINE_FILE_MISMATCH' });
    }));

  test.each<[string, string, (position: number) => number, RegExp]>([
    ['of two installations', 'installation-b', (position) => position, /两套不同的安装/],
    ['the database ahead of the engine', OURS, (position) => position + 1_000, /engine\.db 丢失了，或来自更早的备份/],
    ['the database behind what it once had', OURS, (position) => position - 1, /kuaiban\.db 来自更早的备份/],
  ])('%s are refused with what to do, and the file is free again', (_what, installation, shift, words) =>
    withEngineFile(async (file) => {
      const position = await work(file);
      for (const thread of [true, false]) {
        const opened = openEmbeddedEngine({ file, thread, belongsTo: { installation, position: shift(position) } });
        await expect(opened).rejects.toMatchObject({
          code: 'ENGINE_FILE_MISMATCH',
          userMessage: expect.stringMatching(words),
        });
        await expect(opened).rejects.toThrow(/整个数据目录恢复/);
      }
      const fitting = await openEmbeddedEngine({ file, belongsTo: { installation: OURS, position } });
      await fitting.close();
    }),
  );
});
