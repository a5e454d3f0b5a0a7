/** The suspension of an item that waits for another of the same application: from splitting until it is dispatched (R117). */
export const waitingItem = (itemId: string) => ({
  subjectType: 'item',
  subjectId: itemId,
  causeId: `waits:${itemId}`,
});
