declare module 'bpmn-js-differ' {
  /** Differences of two `bpmn:Definitions` read by bpmn-moddle. */
  export function diff(before: unknown, after: unknown): unknown;
}
