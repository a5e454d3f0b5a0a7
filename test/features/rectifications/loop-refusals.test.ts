import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addProof } from '../../../server/features/rectifications/add-proof.js';
import { changeKind } from '../../../server/features/rectifications/change-kind.js';
import { findRectifications } from '../../../server/features/rectifications/find-rectifications.js';
import { getProofFile } from '../../../server/features/rectifications/get-proof-file.js';
import { removeProof } from '../../../server/features/rectifications/remove-proof.js';
import { loopCases, refused } from './loop-cases.js';
import { openLoopWorld, PNG, type LoopWorld } from './loop-world.js';
import { RectificationDriver } from './rectification-driver.js';

let world: LoopWorld;
let driver: RectificationDriver;
beforeAll(async () => {
  world = await openLoopWorld();
  driver = new RectificationDriver(world);
});
afterAll(() => world.close());
const { opened, read } = loopCases(() => ({ world, driver }));

describe('what is refused on the server', () => {
  it('lets nobody verify, evaluate or sign off what he did himself, nor another in his place', async () => {
    const { id, act } = await opened();
    await act.measure();
    await driver.pump();
    await world.addProofs(id);
    await act.finish();
    await driver.pump();
    await expect(act.verify(true, 'employment1')).rejects.toEqual(refused('FORBIDDEN', '不能复核自己的整改'));
    await expect(act.verify(true, 'employmentHead')).rejects.toEqual(refused('FORBIDDEN', '单位 style-office'));
    await expect(act.evaluate()).rejects.toEqual(refused('INVALID_STATE', '待复核'));
    await act.verify();
    await driver.pump();
    await expect(act.signOff()).rejects.toEqual(refused('INVALID_STATE', '待评价'));
    await expect(act.evaluate(true, 'style')).rejects.toEqual(refused('FORBIDDEN', '问题提出人'));
    await expect(act.evaluateInstead()).rejects.toEqual(refused('INVALID_STATE', '评价期未满'));
    await world.db.rectification.update({
      where: { id },
      data: { status: 'DECIDING' },
    }); // even if somebody had skipped it
    await expect(act.signOff()).rejects.toEqual(refused('INVALID_STATE', '未经复核和评价'));
    await world.db.rectification.update({
      where: { id },
      data: { status: 'EVALUATING' },
    });
    await act.evaluate();
    await driver.pump();
    await expect(act.signOff('employment1')).rejects.toEqual(refused('FORBIDDEN', '您是整改人'));
    await expect(act.signOff('supervisor')).rejects.toEqual(refused('FORBIDDEN', '行风办'));
    await expect(
      act.signOff('style', {
        changedProcessId: 'NoProcess',
        changedVersion: 3,
      }),
    ).rejects.toEqual(refused('INVALID_ARGUMENT', '流程版本'));
    await act.signOff();
  });

  it('shows another unit nothing, whatever address is typed', async () => {
    const { id, act } = await opened();
    await act.measure();
    await driver.pump();
    const { id: proofId } = await addProof(world.as('employment1'), world.deps, {
      id,
      slot: 'BEFORE',
      fileName: '../../前.exe',
      content: PNG,
    });
    await expect(read(id, 'card1')).rejects.toEqual(refused('FORBIDDEN', '单位 employment（0000-1234567）'));
    await expect(getProofFile(world.db, world.actor('card1'), { id, proofId })).rejects.toEqual(
      refused('FORBIDDEN', '单位 employment'),
    );
    await expect(act.finish({ by: 'card1' })).rejects.toEqual(refused('FORBIDDEN', '单位 employment负责'));
    await expect(
      addProof(world.as('card1'), world.deps, {
        id,
        slot: 'AFTER',
        fileName: 'a.png',
        content: PNG,
      }),
    ).rejects.toEqual(refused('FORBIDDEN', '单位 employment'));
    const list = await findRectifications(world.db, world.deps, world.actor('card1'), {
      page: 1,
      pageSize: 25,
      order: 'desc',
    });
    expect(list.total).toBe(0);
    expect(await getProofFile(world.db, world.actor('walker'), { id, proofId })).toMatchObject({
      name: '前.png',
      contentType: 'image/png',
    });
  });

  it('refuses a file that is not what it says, a stale page and a task of a colleague', async () => {
    const { id, act } = await opened();
    await act.measure();
    await driver.pump();
    await expect(
      addProof(world.as('employment1'), world.deps, {
        id,
        slot: 'AFTER',
        fileName: 'a.png',
        content: Buffer.from('MZ'),
      }),
    ).rejects.toEqual(refused('INVALID_ARGUMENT', 'PNG'));
    await expect(
      changeKind(world.as('employment1'), world.deps, {
        id,
        version: 1,
        kind: 'SYSTEMIC',
        reason: '多处都有',
      }),
    ).rejects.toEqual(refused('CONFLICT', '刚被别人改过'));
    await world.addProofs(id);
    await expect(act.finish({ by: 'employment2' })).rejects.toEqual(refused('FORBIDDEN', '已由employment1领取'));
  });

  it('keeps the proofs of rounds that are over', async () => {
    const { id, act } = await opened();
    await act.measure();
    await driver.pump();
    await world.addProofs(id);
    await act.finish();
    await driver.pump();
    await act.verify(false);
    await driver.pump();
    const view = await read(id);
    expect(view).toMatchObject({
      status: 'RECTIFYING',
      round: 2,
      reboundCount: 0,
    });
    const [old] = view.proofs;
    await expect(
      removeProof(world.as('employment1'), world.deps, {
        id,
        proofId: old?.id ?? '',
      }),
    ).rejects.toEqual(refused('INVALID_STATE', '须保留'));
    const fresh = await addProof(world.as('employment1'), world.deps, {
      id,
      slot: 'AFTER',
      fileName: 'b.png',
      content: PNG,
    });
    await removeProof(world.as('employment1'), world.deps, {
      id,
      proofId: fresh.id,
    });
    expect((await read(id)).missing.map(({ slot }) => slot)).toEqual(['AFTER']);
  });
});
