/** A setting's value as one line to read. */
export function settingInWords(value: unknown): string {
  if (value === null || value === undefined) return '未设';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(settingInWords).join('、') || '空';
  return Object.entries(value)
    .map(([name, one]) => `${name} ${settingInWords(one)}`)
    .join('；');
}

/** How it is typed: plain for plain values, otherwise as JSON. */
export const settingAsText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value, null, 2));

/**
 * What was typed, in the kind of the present value.
 * @throws Error with a Chinese sentence when it does not fit.
 */
export function parseSetting(text: string, present: unknown): unknown {
  if (typeof present === 'string') return text.trim();
  if (typeof present === 'number') {
    const number = Number(text.trim());
    if (text.trim() === '' || Number.isNaN(number)) throw new Error('请填数字');
    return number;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Error('格式不对，请按原来的格式修改');
  }
}
