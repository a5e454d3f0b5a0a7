/** What each kind of incident means to the person who has to cure it; `step` is the element's name. */
const CAUSES: Readonly<Record<string, (step: string) => string>> = {
  IO_MAPPING_ERROR: (step) => `“${step}”的输入或输出取不到需要的值`,
  CONDITION_ERROR: (step) => `“${step}”的条件算不出“是”或“否”`,
  EXTRACT_VALUE_ERROR: (step) => `“${step}”需要的值（关联编号、办理人或时限）缺失或类型不对`,
  CALLED_ELEMENT_ERROR: (step) => `“${step}”要调用的环节没有启用`,
  UNHANDLED_ERROR_EVENT: (step) => `“${step}”报出的情况在流程图中没有后续处理`,
  MESSAGE_SIZE_EXCEEDED: (step) => `“${step}”带的数据太大`,
  DECISION_EVALUATION_ERROR: (step) => `“${step}”的决策表算不出结果`,
  CALLED_DECISION_ERROR: (step) => `“${step}”要用的决策表没有启用`,
  FORM_NOT_FOUND: (step) => `“${step}”要用的表单没有启用`,
  RESOURCE_NOT_FOUND: (step) => `“${step}”要用的资源没有启用`,
};

/** A job of the step (or of one of its listeners) has no retries left. */
export const isOutOfRetries = (errorType: string): boolean => errorType.endsWith('NO_RETRIES');

/** The cause in plain Chinese. A worker writes its Chinese sentence first: `该件已办结 | Expected item …`. */
export function getIncidentCause(errorType: string, errorMessage: string, step: string): string {
  const known = CAUSES[errorType];
  if (known) return known(step);
  if (!isOutOfRetries(errorType)) return `“${step}”执行出错，流程停在这里`;
  const sentence = errorMessage.split(' | ')[0] ?? '';
  return /\p{Script=Han}/u.test(sentence) ? `“${step}”没有办成：${sentence}` : `“${step}”多次自动重试都没有成功`;
}
