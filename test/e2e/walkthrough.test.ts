import { describeInBrowser } from '../support/browser.js';
import { story } from './story.js';
import { followWalk } from './walk-follow-up-steps.js';
import { walkInOffice } from './walk-office-steps.js';
import { walkOnPhone } from './walk-on-phone-steps.js';
import { WalkStory } from './walk-story.js';

/** The first scenario on a phone in both branches, from the assignment to the walk that closes by itself (issue 4 §5 b). */
describeInBrowser('a walk on a phone from its assignment to its end', () => {
  const step = story();
  const at = new WalkStory();
  beforeAll(() => at.start(), 180_000);
  afterAll(() => at.stop());

  walkOnPhone(step, at);
  walkInOffice(step, at);
  followWalk(step, at);

  test('no screen of the phone scrolled sideways or was left untranslated, and nothing broke on anybody’s screen', () => {
    expect(at.wrong()).toEqual([]);
  });
});
