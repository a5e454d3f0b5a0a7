import { appendStep, find, ready } from '../e2e/designer-steps.js';
import type { FilledLoop } from './fill-loop.js';
import { desktop, diagramIsDrawn, phone, type Shot } from './shots.js';

/** Pictures of the loop: the supervisors' view, rectifications, problems, callbacks, walks, and the designer at work. */
export function loopShotsOf(loop: FilledLoop): Shot[] {
  const { pendingId, workingId, verifyingId, ratingId, problemId, walkId } = loop;
  return [
    desktop('style', 'style-overview', '/overview', '就业促进科'),
    desktop('style', 'style-rectifications', '/rectifications/board', '待复核'),
    desktop('style', 'style-verify', `/rectifications/${verifyingId}`, '复核通过', diagramIsDrawn),
    desktop('style', 'style-problems', '/problems', '网上办理找不到入口'),
    desktop('style', 'style-problem', `/problems/${problemId}`, '办事指南不清', diagramIsDrawn),
    desktop('style', 'style-statistics', '/problems/statistics', '办事指南不清'),
    desktop('style', 'style-three-lists', '/three-lists', '窗口没有摆放办事指南'),
    desktop('style', 'style-negative-ratings', '/negative-ratings', '回访'),
    desktop('style', 'style-callback', `/negative-ratings/${ratingId}`, '回访', async (page) => {
      await diagramIsDrawn(page);
      await page.getByRole('button', { name: '记录回访' }).click();
    }),
    desktop('style', 'style-walkthroughs', '/walkthroughs', 'ZL-'),
    desktop('employment', 'official-measure', `/rectifications/${pendingId}`, '确定措施', async (page) => {
      await diagramIsDrawn(page);
      await page.getByRole('button', { name: '确定措施' }).click();
    }),
    desktop('employment', 'official-rectification', `/rectifications/${workingId}`, '提交复核', diagramIsDrawn),
    phone('phone-rectification', `/rectifications/${workingId}`, '提交复核', undefined, 'employment'),
    phone('phone-overview', '/overview', '就业促进科', undefined, 'style'),
    phone('phone-walks', '/walkthroughs', '开始', undefined, 'experiencer'),
    phone('phone-walk', `/walkthroughs/${walkId}`, '接着走', undefined, 'experiencer'),
    phone('phone-walk-step', `/walkthroughs/${walkId}?step=now`, '走前准备', undefined, 'experiencer'),
    desktop('designer', 'designer-draft', '/processes/UnemploymentOneThingProcess', '停在哪里', async (page) => {
      await page.getByRole('button', { name: '编辑' }).click();
      await ready(page);
      await find(page, '打包受理');
      await appendStep(page, '调取共享数据');
      await page
        .getByRole('region', { name: '问题' })
        .getByText(/个错误/)
        .waitFor();
    }),
  ];
}
