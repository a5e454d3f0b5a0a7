import type { Condition, FieldRule } from '../../api/form-rules.js';
import type { FormPlace } from './catalogue-types.js';
import { camelCase } from './form-key.js';

const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/**
 * Of heirs and dependants there may be several, each a person of his own (R99): after the first comes a tick for the next, and with it
 * the same questions again under keys of their own (`personName_heir2`). Up to as many as the place allows.
 */
export function repeatPeople(fields: readonly FieldRule[], repeat: FormPlace['repeat']): FieldRule[] {
  return Object.entries(repeat ?? {}).reduce<FieldRule[]>(
    (known, [subject, people]) => {
      const own = known.filter(({ key }) => isOf(key, camelCase(subject)));
      const [first] = own;
      if (!first) return known;
      const others = ORDINALS.slice(1, people.most).flatMap((_, index) =>
        nextPerson(own, { subject: camelCase(subject), name: people.name, number: index + 2 }),
      );
      const after = known.lastIndexOf(own[own.length - 1] as FieldRule) + 1;
      return [...known.slice(0, after), ...others, ...known.slice(after)];
    },
    [...fields],
  );
}

interface Person {
  subject: string;
  name: string;
  /** 2 for the second. */
  number: number;
}

const isOf = (key: string, subject: string) => key.split('_')[1] === subject;

function nextPerson(own: readonly FieldRule[], person: Person): FieldRule[] {
  const { subject, name, number } = person;
  const section = `其他${name}`;
  const which = `第${ORDINALS[number - 1]}位`;
  const before: Condition[] = number > 2 ? [{ key: `${subject}${number - 1}_more`, equals: true }] : [];
  const items = [...new Set(own.flatMap(({ asks }) => asks.map(({ serviceItemId }) => serviceItemId)))];
  const more: FieldRule = {
    ...(own[0] as FieldRule),
    key: `${subject}${number}_more`,
    label: `还有${which}${name}`,
    section,
    type: 'boolean',
    required: false,
    options: [],
    asks: items.map((serviceItemId) => ({ serviceItemId, when: before })),
    initial: null,
    hint: null,
  };
  const named = (label: string) => (label.startsWith(name) ? which + label : `${which}${name}：${label}`);
  const renamed = (key: string) => (isOf(key, subject) ? key.replace(`_${subject}`, `_${subject}${number}`) : key);
  const copies = own.map((field) => ({
    ...field,
    key: renamed(field.key),
    label: named(field.label),
    section,
    asks: field.asks.map((ask) => ({
      ...ask,
      when: [...ask.when.map((each) => ({ ...each, key: renamed(each.key) })), { key: more.key, equals: true }],
    })),
    idTypeKey: field.idTypeKey && renamed(field.idTypeKey),
    unless: field.unless && renamed(field.unless),
    otherwise: field.otherwise && { ...field.otherwise, label: named(field.otherwise.label) },
  }));
  return [more, ...copies];
}
