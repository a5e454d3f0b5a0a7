import { fileSize } from '../../ui/format.js';

/** Words for the parts of a setting's value; a part without words is shown by its name. */
const PART_WORDS: Record<string, string> = {
  workingDays: '工作日数',
  percent: '百分比',
  value: '数值',
  unit: '单位',
  maxBytes: '单个文件上限（字节）',
  maxFilesPerMaterial: '每份材料文件数上限',
  types: '文件种类',
  negative: '差评原因',
  positive: '好评原因',
  failures: '账号失败次数',
  addressFailures: '同一地址失败次数',
  withinMinutes: '时段（分钟）',
  lockMinutes: '锁定（分钟）',
  minLength: '最短长度',
  minKinds: '最少字符种类',
  idleHours: '闲置（小时）',
  absoluteHours: '最长（小时）',
  IMMEDIATE: '立行立改',
  TIME_LIMITED: '限期整改',
  SYSTEMIC: '建章立制',
  maxDays: '每次最多日数',
  maxTimes: '最多次数',
  remind: '催办',
  supervise: '督办',
  bulletin: '通报',
  sign: '签收',
  reply: '回复',
  dataElement: '数据项',
  source: '来源',
};

/** Data elements that no form of this place asks for; the others are named by the catalogue. */
const ELEMENT_WORDS: Record<string, string> = {
  'marriage-certificate': '结婚证',
  'household-register': '户口簿',
  diploma: '毕业证书',
};

/** Units of a time limit, as they are stored. */
export const UNIT_WORDS: Record<string, string> = {
  WORKING_DAY: '工作日',
  DAY: '日（自然日）',
  MONTH: '月',
  HOUR: '小时',
  MINUTE: '分钟',
  IMMEDIATE: '即时',
  INSTANT: '即时',
};

export const partWords = (part: string): string => PART_WORDS[part] ?? part;

/** A setting's value as one line to read; `names` says what the ids in it are. */
export function settingInWords(value: unknown, names: Readonly<Record<string, string>> = {}): string {
  if (value === null || value === undefined) return '未设';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return UNIT_WORDS[value] ?? names[value] ?? ELEMENT_WORDS[value] ?? value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value))
    return value.map((one) => (Array.isArray(one) ? one.join('–') : settingInWords(one, names))).join('、') || '空';
  const parts = value as Record<string, unknown>;
  if ('dataElement' in parts && 'source' in parts)
    return `${settingInWords(parts['dataElement'], names)}（${settingInWords(parts['source'], names)}）`;
  if ('value' in parts && 'unit' in parts) return `${settingInWords(parts['value'])} ${settingInWords(parts['unit'])}`;
  return Object.entries(parts)
    .map(
      ([part, one]) =>
        `${part === 'maxBytes' ? '单个文件不超过' : partWords(part)} ${part === 'maxBytes' ? fileSize(Number(one)) : settingInWords(one, names)}`,
    )
    .join('；');
}

/** True when a list can be typed as words with 、 between them. */
export const isPlainList = (value: unknown): value is (string | number)[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' || typeof one === 'number');

/** True when every part can have a field of its own. */
export const isPlainRecord = (value: unknown): value is Record<string, string | number | boolean> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((one) => ['string', 'number', 'boolean'].includes(typeof one));

/** A list as it was typed; numbers stay numbers where the present list has them. */
export function parseList(text: string, present: (string | number)[]): (string | number)[] {
  const words = text.split(/[、，,\s]+/).filter(Boolean);
  return present.some((one) => typeof one === 'number') ? words.map(Number) : words;
}

/** Why a new value cannot be saved yet; null when it can. */
export function settingProblem(value: unknown): string | null {
  if (value === undefined) return '格式不对，请按原来的格式修改';
  if (typeof value === 'number') return Number.isNaN(value) ? '请填数字' : null;
  if (Array.isArray(value)) return value.map(settingProblem).find((problem) => problem !== null) ?? null;
  if (typeof value === 'object' && value !== null)
    return (
      Object.values(value)
        .map(settingProblem)
        .find((problem) => problem !== null) ?? null
    );
  return null;
}
