/** Where the console gets the file of a proof. */
export const proofHref = (rectificationId: string, proofId: string): string =>
  `/api/rectifications/${rectificationId}/proofs/${proofId}/file`;
