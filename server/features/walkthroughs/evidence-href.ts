/** Where the console gets the file of a piece of evidence. */
export const evidenceHref = (walkthroughId: string, kind: string, evidenceId: string): string =>
  `/api/walkthroughs/${walkthroughId}/steps/${kind}/evidence/${evidenceId}/file`;
