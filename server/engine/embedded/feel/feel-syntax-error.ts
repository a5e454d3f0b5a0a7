/**
 * A FEEL expression that does not parse, as feel-scala 1.17 would refuse it: the deployment is refused with the element's id.
 */
export class FeelSyntaxError extends Error {
  constructor(
    /** The attribute text as it stands in the BPMN, with its leading "=". */
    readonly source: string,
    /** Offset of the first character that does not fit, counted in {@link source} from 0. */
    readonly position: number,
    detail: string,
  ) {
    super(`表达式有语法错误（第 ${position + 1} 个字符）：${detail}。表达式：${source}`);
    this.name = 'FeelSyntaxError';
  }
}
