/** Jobs that a case with one chosen item does on its shortest way, each once; in the order of their names. */
export const JOBS_OF_A_CASE = [
  'application.accept',
  'application.composeFeedback',
  'application.fetchSharedData',
  'application.open',
  'application.split',
  'item.close',
  'item.dispatch',
  'rating.invite',
];
