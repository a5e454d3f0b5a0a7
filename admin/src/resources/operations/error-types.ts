/** What people call each kind of incident, for the filter. */
export const ERROR_TYPES: Readonly<Record<string, string>> = {
  JOB_NO_RETRIES: '没有办成',
  CONDITION_ERROR: '条件算不出',
  IO_MAPPING_ERROR: '取不到值',
  EXTRACT_VALUE_ERROR: '值缺失或不对',
  CALLED_ELEMENT_ERROR: '调用的环节没有启用',
  UNHANDLED_ERROR_EVENT: '图上没有去向',
  MESSAGE_SIZE_EXCEEDED: '数据太大',
};

/** Where a value is missing, trying again without it fails again. */
const NEEDS_VALUES: readonly string[] = ['CONDITION_ERROR', 'IO_MAPPING_ERROR', 'EXTRACT_VALUE_ERROR'];

/** The verb that most likely cures it, for the button of its row. */
export const firstVerb = (errorType: string): { key: 'retry' | 'resolve'; label: string } =>
  NEEDS_VALUES.includes(errorType) ? { key: 'resolve', label: '解除' } : { key: 'retry', label: '重试' };
