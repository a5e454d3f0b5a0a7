import type { ComponentType } from 'react';
import { ApplicationPage } from '../resources/applications/ApplicationPage.js';
import { ItemPage } from '../resources/items/ItemPage.js';
import { NegativeRatingPage } from '../resources/negative-ratings/NegativeRatingPage.js';
import { RectificationPage } from '../resources/rectifications/RectificationPage.js';
import { SupervisionPage } from '../resources/supervision/SupervisionPage.js';
import { WalkthroughPage } from '../resources/walkthroughs/WalkthroughPage.js';
import type { TASK_FORM_KINDS } from './task-forms.js';

/** The page on which each kind of task is done: a kind without one does not compile. */
export const TASK_PAGES: Record<(typeof TASK_FORM_KINDS)[number], ComponentType> = {
  'application.precheck': ApplicationPage,
  'item.handle': ItemPage,
  'item.assign-unit': ItemPage,
  'callback.appoint': NegativeRatingPage,
  'callback.verify': NegativeRatingPage,
  'negative-rating.state-reason': NegativeRatingPage,
  'negative-rating.explain': NegativeRatingPage,
  'negative-rating.feed-back': NegativeRatingPage,
  'negative-rating.submit-sheet': NegativeRatingPage,
  'rectification.decide-measure': RectificationPage,
  'rectification.plan': RectificationPage,
  'rectification.summarize': RectificationPage,
  'rectification.fix-at-once': RectificationPage,
  'rectification.fix-in-time': RectificationPage,
  'rectification.establish-rule': RectificationPage,
  'rectification.verify': RectificationPage,
  'rectification.evaluate': RectificationPage,
  'rectification.evaluate-instead': RectificationPage,
  'rectification.decide-sign-off': RectificationPage,
  'rectification.decide-extension': RectificationPage,
  'supervision.sign-for': SupervisionPage,
  'supervision.handle': SupervisionPage,
  'supervision.review': SupervisionPage,
  'supervision.follow-up': SupervisionPage,
  'walkthrough.prepare': WalkthroughPage,
  'walkthrough.look-for-case': WalkthroughPage,
  'walkthrough.obtain-consent': WalkthroughPage,
  'walkthrough.accompany-case': WalkthroughPage,
  'walkthrough.ask-staff': WalkthroughPage,
  'walkthrough.interview': WalkthroughPage,
  'walkthrough.check-history': WalkthroughPage,
  'walkthrough.talk': WalkthroughPage,
  'walkthrough.check-conditions': WalkthroughPage,
  'walkthrough.look-for-hearing': WalkthroughPage,
  'walkthrough.follow-staff': WalkthroughPage,
  'walkthrough.compare-guide': WalkthroughPage,
  'walkthrough.visit-scene': WalkthroughPage,
  'walkthrough.attend-hearing': WalkthroughPage,
  'walkthrough.visit-place': WalkthroughPage,
  'walkthrough.survey': WalkthroughPage,
  'walkthrough.submit-feedback': WalkthroughPage,
  'walkthrough.triage': WalkthroughPage,
};
