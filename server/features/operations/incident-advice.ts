const AGAIN = '原因消除后点“重试”；再次失败的，交给负责这一环节的人查清，或停止流程转线下办理';
const FILL_IN = '用“解除”补上正确的值再继续；同一环节的其他件也这样时，请流程设计者改流程图后发布';
const PUBLISH = '请流程设计者把缺的发布后，再“重试”';

/** What the person who runs the system can do about each kind of incident; its cause is told beside it. */
const ADVICE: Readonly<Record<string, string>> = {
  IO_MAPPING_ERROR: FILL_IN,
  CONDITION_ERROR: FILL_IN,
  EXTRACT_VALUE_ERROR: FILL_IN,
  DECISION_EVALUATION_ERROR: FILL_IN,
  CALLED_ELEMENT_ERROR: PUBLISH,
  CALLED_DECISION_ERROR: PUBLISH,
  FORM_NOT_FOUND: PUBLISH,
  RESOURCE_NOT_FOUND: PUBLISH,
  UNHANDLED_ERROR_EVENT: '请流程设计者在图上补上这种情况的去向；本件先交人线下处理，之后“重试”或停止流程',
  MESSAGE_SIZE_EXCEEDED: '这一步带的数据超出流程引擎的上限，交技术人员减少数据后“重试”',
};

/** One sentence: what to do. Errors that are not known by name get the general advice. */
export const incidentAdvice = (errorType: string): string =>
  ADVICE[errorType] ?? (errorType.endsWith('NO_RETRIES') ? AGAIN : '先“重试”；仍不行的，把“技术信息”交给技术人员');
