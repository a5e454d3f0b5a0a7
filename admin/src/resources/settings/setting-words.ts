import type { SettingSchema } from '../../../../server/api/admin.js';
import { fileSize } from '../../ui/format.js';

/** Data elements that no form of this place asks for; the others are named by the catalogue. */
const ELEMENT_WORDS: Record<string, string> = {
  'marriage-certificate': '结婚证',
  'household-register': '户口簿',
  diploma: '毕业证书',
};

/** Units of a time limit, as they are stored. */
const UNIT_WORDS: Record<string, string> = {
  WORKING_DAY: '工作日',
  DAY: '日（自然日）',
  MONTH: '月',
  HOUR: '小时',
  MINUTE: '分钟',
};

type Names = Readonly<Record<string, string>>;

/** An id or a code as people read it. */
export const wordFor = (value: string, names: Names = {}): string =>
  UNIT_WORDS[value] ?? names[value] ?? ELEMENT_WORDS[value] ?? value;

/** A setting's value as one line to read; `names` says what the ids in it are, `schema` what its parts are called. */
export function settingInWords(value: unknown, names: Names, schema: SettingSchema): string {
  if (value === null || value === undefined) return '未设';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return wordFor(value, names);
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value))
    return (
      value
        .map((one) => (Array.isArray(one) ? one.join('–') : settingInWords(one, names, schema.items || {})))
        .join('、') || '空'
    );
  const parts = value as Record<string, unknown>;
  const kind = schema.anyOf?.find(({ properties }) => properties) ?? schema;
  const words = (part: string) => settingInWords(parts[part], names, kind.properties?.[part] ?? {});
  if ('dataElement' in parts && 'source' in parts) return `${words('dataElement')}（${words('source')}）`;
  if ('value' in parts && 'unit' in parts) return `${words('value')} ${words('unit')}`;
  return Object.entries(parts)
    .map(([part, one]) =>
      part === 'maxBytes'
        ? `单个文件不超过 ${fileSize(Number(one))}`
        : `${kind.properties?.[part]?.title ?? part} ${words(part)}`,
    )
    .join('；');
}
