import type { Page } from 'playwright-core';

/** What a page has heard: which of these words stood in an answer of the server, of those to the addresses that match `of`. */
export type Heard = (words: readonly string[], of?: RegExp) => Promise<string[]>;

/** Keeps every JSON answer of the server to this page from now on. */
export function listen(page: Page): Heard {
  const answers: { url: string; text: Promise<string> }[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/api/') && response.headers()['content-type']?.includes('json'))
      answers.push({ url: response.url(), text: response.text().catch(() => '') });
  });
  return async (words, of = /./) => {
    const texts = await Promise.all(answers.filter(({ url }) => of.test(url)).map(({ text }) => text));
    return words.filter((word) => texts.some((text) => text.includes(word)));
  };
}
