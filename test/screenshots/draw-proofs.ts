import type { Browser } from 'playwright-core';
import type { ProofPictures } from './fill-loop.js';

/** Two plain drawings of a counter, without and with its leaflets: pictures for proofs that show no real place. */
export async function drawProofs(browser: Browser): Promise<ProofPictures> {
  const page = await browser.newPage({ viewport: { width: 480, height: 320 } });
  const draw = async (words: string, leaflets: string) => {
    await page.setContent(`<body style="margin:0;background:#e9edf2;font:600 22px 'Noto Sans CJK SC'">
      <div style="position:absolute;inset:40px 40px 150px;background:#cfd8e3;display:grid;place-items:center">${words}</div>
      <div style="position:absolute;left:40px;right:40px;bottom:40px;height:90px;background:#8d99a8">${leaflets}</div></body>`);
    return page.screenshot();
  };
  const leaflet =
    '<div style="display:inline-block;width:52px;height:66px;margin:12px;background:#fff;text-align:center">指南</div>';
  const pictures = {
    before: await draw('3 号窗口（示意）', ''),
    after: await draw('3 号窗口（示意）', leaflet.repeat(4)),
  };
  await page.close();
  return pictures;
}
