import type { Page } from 'playwright-core';

const drawn = (page: Page, elementId: string) => page.locator(`[data-element-id="${elementId}"] .djs-hit`).first();

/** Opens the designer's own draft of a process from the library, as it is edited. */
export async function openDraft(page: Page, url: string, processId: string): Promise<void> {
  await page.goto(`${url}/processes/${processId}`);
  await page.getByRole('button', { name: '编辑' }).click();
  await ready(page);
}

export async function ready(page: Page): Promise<void> {
  await page.locator('.designer-canvas[data-ready="true"]').waitFor();
}

/** Finds an element by its name and selects it, large enough to be worked on. */
export async function find(page: Page, name: string): Promise<void> {
  const input = page.getByLabel('在图中找');
  await input.fill(name);
  await input.press('Enter');
  await page.locator('.djs-context-pad').waitFor();
}

/** Takes out what is selected. */
export async function removeSelected(page: Page): Promise<void> {
  await page.locator('.djs-context-pad [data-action="delete"]').click();
}

/** An empty place of the canvas: a click there lets go of what is selected, whose pad may cover its neighbours. */
const letGo = (page: Page) =>
  page
    .locator('.designer-drawing svg')
    .first()
    .click({ position: { x: 125, y: 90 } });

export async function removeFlow(page: Page, elementId: string): Promise<void> {
  await letGo(page);
  const box = await drawn(page, elementId).boundingBox();
  if (!box) throw new Error(`Expected the flow ${elementId} on the canvas`);
  // near its arrow, where no other flow leaves from the same side
  await page.mouse.click(box.x + box.width * 0.8, box.y + box.height / 2);
  await removeSelected(page);
}

/** 接下一步 with a step of the catalogue behind what is selected: answers the id of the new element. */
export async function appendStep(page: Page, label: string): Promise<string> {
  const before = new Set(await shapes(page));
  await page.locator('.djs-context-pad .designer-append').click();
  await page.locator('.djs-popup .entry').filter({ hasText: label }).first().click();
  const [added] = (await shapes(page)).filter((id) => !before.has(id) && id.startsWith('Activity'));
  if (!added) throw new Error(`Expected a new step “${label}” on the canvas`);
  return added;
}

/** Draws a flow from one element to another with the arrow of the pad. */
export async function connect(page: Page, from: string, to: string): Promise<void> {
  await letGo(page);
  await drawn(page, from).click();
  await page.locator('.djs-context-pad [data-action="connect"]').click();
  await drawn(page, to).hover();
  await drawn(page, to).click();
}

/** Types a name into the panel, an empty one too. */
export async function rename(page: Page, elementId: string, name: string): Promise<void> {
  await letGo(page);
  await drawn(page, elementId).click();
  const general = page.locator('.designer-panel [data-group-id="group-general"]');
  const field = general.getByLabel('名称');
  if (!(await field.isVisible())) await general.locator('.bio-properties-panel-group-header').click();
  await field.fill(name);
  await field.blur();
}

const shapes = (page: Page) =>
  page.locator('.djs-shape').evaluateAll((found) => found.map((one) => one.getAttribute('data-element-id') ?? ''));

/** What stands in English where it should be Chinese: what bpmn-js asked for, and every word of the panel, the pads and the menus. */
export async function englishShown(page: Page): Promise<string[]> {
  const missing = await page.evaluate<string[]>('[...(window.missingTranslations ?? [])]');
  const texts = await page
    .locator('.designer-catalogue, .designer-panel, .djs-popup, .djs-context-pad .entry')
    .evaluateAll((parts) => parts.flatMap((part) => [part.textContent ?? '', part.getAttribute('title') ?? '']));
  return [...missing, ...texts.filter((text) => /[A-Za-z]{3,}/.test(text.replace(/BPMN|FEEL|=.*/g, '')))];
}
