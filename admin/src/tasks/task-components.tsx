import type { ComponentType } from 'react';
import { ApplicationPage } from '../resources/applications/ApplicationPage.js';
import { ItemPage } from '../resources/items/ItemPage.js';
import type { TASK_FORM_KINDS } from './task-forms.js';

/** The page on which each kind of task is done: a kind without one does not compile. */
export const TASK_PAGES: Record<(typeof TASK_FORM_KINDS)[number], ComponentType> = {
  'application.precheck': ApplicationPage,
  'item.handle': ItemPage,
  'item.assign-unit': ItemPage,
};
