/**
 * The rules of a one-thing form, shared by browser and server so that both decide alike which items are ticked, which fields are
 * asked and which materials are needed. Made from the catalogue (document 002 附件1); imports nothing.
 */

/** Fixed form keys the product itself reads. A key is `<dataElement>_<subject>` in camelCase: one data element of one person is asked once (R99). */
export const FORM_KEYS = {
  applicantName: 'personName_applicant',
  applicantPhone: 'mobilePhone_applicant',
} as const;

/** Holds while the other field is asked, too, and has this answer. */
export interface Condition {
  key: string;
  equals: unknown;
}

/** One reason to ask: for this item (null: for whatever is chosen), under these answers. Several reasons, one question (R99). */
export interface Ask {
  serviceItemId: string | null;
  when: Condition[];
  /** … and only while this item is ticked, too: what two items share by default is asked apart for one of them. */
  besides?: string;
}

export type FieldType =
  | 'text'
  /** Name of a person; masked for those who only oversee (R182). */
  | 'personName'
  | 'textarea'
  | 'enum'
  /** Any number of the options; the answer is a list. */
  | 'choices'
  | 'boolean'
  | 'date'
  | 'number'
  | 'money'
  | 'phone'
  | 'idNumber'
  /** 统一社会信用代码 */
  | 'creditCode'
  | 'bankAccount'
  /** How long: `15年6个月`. */
  | 'duration'
  /** From one day to another: `2026-11-01 至 2028-10-31`. */
  | 'period'
  /** From one month to another: `2026-11 至 2026-12`. */
  | 'months';

export interface FieldRule {
  key: string;
  label: string;
  /** Heading it stands under. */
  section: string;
  type: FieldType;
  required: boolean;
  options: string[];
  /** Asked while any of them holds. */
  asks: Ask[];
  /** The answer a new form starts with; it also stands for no answer at all. */
  initial: string | null;
  /** Of an ID number: the field that says which document it is of, if the form asks for that. */
  idTypeKey: string | null;
  /** On the first of several ticks of which at least one is needed: the keys of all. */
  oneOf: string[] | null;
  /** Of a date: it cannot be later than today (birth, death). */
  past: boolean;
  /** Of a tick: what holds while it is not ticked, in words (`养老保险待遇发放账户：本人社保卡银行账户`). */
  otherwise: { label: string; text: string } | null;
  hint: string | null;
  /** Key of a tick box that makes this field unnecessary (`长期有效`). */
  unless: string | null;
  source: string;
}

export interface MaterialRule {
  key: string;
  label: string;
  hint: string | null;
  /** Each item that needs it, and under which answers; it is demanded when one of them applies. */
  needs: (Ask & { serviceItemId: string })[];
  source: string;
}

export interface SelectionRule {
  serviceItemId: string;
  selectable: boolean;
  automatic: boolean;
  defaultSelected: boolean;
  defaultSelectedWith: string | null;
  /** An automatic item that nobody ticks: only with this item. */
  automaticWith: string | null;
  /** … and only under these answers. */
  automaticWhen: Condition[];
  /** Part of another item: it can be ticked (or, where it cannot be ticked, goes along) only with that one. */
  partOf: string | null;
}

type FormData = Record<string, unknown>;

/** The fields that are asked for these items and answers. An answer that is not asked for decides nothing. */
export function visibleFields(
  fields: readonly FieldRule[],
  selectedItems: readonly string[],
  data: FormData,
): FieldRule[] {
  const isAsked = createIsAsked(fields, selectedItems, data);
  return fields.filter((field) => isAsked(field));
}

/** The materials that are needed for these items and answers, each once. */
export function neededMaterials(
  materials: readonly MaterialRule[],
  selectedItems: readonly string[],
  data: FormData,
  fields: readonly FieldRule[],
): MaterialRule[] {
  const isAsked = createIsAsked(fields, selectedItems, data);
  return materials.filter((material) => isAsked({ asks: material.needs, unless: null }));
}

/** The answers to what is asked, and nothing else: what was typed and then hidden again is left out. */
export function visibleAnswers(
  fields: readonly FieldRule[],
  selectedItems: readonly string[],
  data: FormData,
): FormData {
  return Object.fromEntries(
    visibleFields(fields, selectedItems, data)
      .filter(({ key }) => data[key] !== undefined)
      .map(({ key }) => [key, data[key]]),
  );
}

/** The first of these answers that is given as text; empty when none is. */
export function firstAnswer(data: FormData, keys: readonly string[]): string {
  const given = keys.map((key) => data[key]).find((value) => typeof value === 'string' && value.trim() !== '');
  return typeof given === 'string' ? given.trim() : '';
}

function createIsAsked(fields: readonly FieldRule[], selectedItems: readonly string[], data: FormData) {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const holds = ({ key, equals }: Condition, depth: number): boolean => {
    const controller = byKey.get(key);
    return data[key] === equals && (!controller || isAsked(controller, depth + 1));
  };
  const isAsked = ({ asks, unless }: Pick<FieldRule, 'asks' | 'unless'>, depth = 0): boolean =>
    depth < MAX_DEPTH &&
    !(unless && data[unless] === true) &&
    asks.some((ask) => isFor(ask, selectedItems) && ask.when.every((condition) => holds(condition, depth)));
  return isAsked;
}

/** Conditions on conditions; a circle is no reason to ask. */
const MAX_DEPTH = 8;

const isFor = ({ serviceItemId, besides }: Ask, selectedItems: readonly string[]) =>
  (serviceItemId === null || selectedItems.includes(serviceItemId)) &&
  (besides === undefined || selectedItems.includes(besides));

/** The ticks a new form starts with (R88). */
export function initialSelection(rules: readonly SelectionRule[]): string[] {
  const ticked = rules.filter((rule) => rule.selectable && rule.defaultSelected).map((rule) => rule.serviceItemId);
  return withoutOrphans(rules, ticked);
}

/** The answers a new form starts with. */
export function initialAnswers(fields: readonly FieldRule[]): FormData {
  return Object.fromEntries(fields.filter(({ initial }) => initial !== null).map(({ key, initial }) => [key, initial]));
}

/** Ticks or unticks one item. Ticking also ticks what is ticked by default with it (R89); that may be unticked again. */
export function toggleItem(
  rules: readonly SelectionRule[],
  selectedItems: readonly string[],
  serviceItemId: string,
): string[] {
  if (selectedItems.includes(serviceItemId))
    return withoutOrphans(
      rules,
      selectedItems.filter((id) => id !== serviceItemId),
    );
  const added = [
    serviceItemId,
    ...rules
      .filter((rule) => rule.selectable && rule.defaultSelectedWith === serviceItemId)
      .map((rule) => rule.serviceItemId),
  ];
  return withoutOrphans(
    rules,
    rules.map((rule) => rule.serviceItemId).filter((id) => selectedItems.includes(id) || added.includes(id)),
  );
}

/** The ticks that can be ticked, in catalogue order: no automatic item that nobody ticks, no part of an item that is not ticked. */
export function possibleSelection(rules: readonly SelectionRule[], selectedItems: readonly string[]): string[] {
  return withoutOrphans(
    rules,
    rules
      .filter((rule) => rule.selectable && selectedItems.includes(rule.serviceItemId))
      .map((rule) => rule.serviceItemId),
  );
}

const withoutOrphans = (rules: readonly SelectionRule[], selectedItems: readonly string[]): string[] =>
  selectedItems.filter((id) => {
    const partOf = rules.find((rule) => rule.serviceItemId === id)?.partOf;
    return !partOf || selectedItems.includes(partOf);
  });

/**
 * What an application consists of: the ticked items in catalogue order, their parts that go along, and the automatic ones that
 * follow from them (R90, R91). An automatic item that can be ticked is one only while it is ticked (R93).
 */
export function withAutomaticItems(
  rules: readonly SelectionRule[],
  selectedItems: readonly string[],
  data: FormData = {},
): string[] {
  const ticked = possibleSelection(rules, selectedItems);
  return rules
    .filter((rule) => {
      if (rule.selectable) return ticked.includes(rule.serviceItemId);
      if (rule.partOf !== null && !ticked.includes(rule.partOf)) return false;
      if (!rule.automatic) return rule.partOf !== null;
      return (
        (rule.automaticWith === null || ticked.includes(rule.automaticWith)) &&
        rule.automaticWhen.every(({ key, equals }) => data[key] === equals)
      );
    })
    .map((rule) => rule.serviceItemId);
}

/**
 * What a correction may change: the fields that are asked for, and what their new answers bring up and nobody has answered yet
 * (领卡方式 becomes 邮寄: where to). In the form's order. `answered`: keys with an answer before the correction.
 */
export function correctedKeys(
  { fields, items }: { fields: readonly FieldRule[]; items: readonly SelectionRule[] },
  selectedItems: readonly string[],
  data: FormData,
  asked: readonly string[],
  answered: readonly string[],
): string[] {
  const shown = visibleFields(fields, withAutomaticItems(items, selectedItems, data), data);
  const brought = new Set(asked);
  for (let before = 0; before !== brought.size;) {
    before = brought.size;
    for (const { key, asks, unless } of shown)
      if (unless !== null && brought.has(unless)) brought.add(key);
      else if (asks.some(({ when }) => when.some((condition) => brought.has(condition.key)))) brought.add(key);
  }
  return fields
    .map(({ key }) => key)
    .filter((key) => asked.includes(key) || (brought.has(key) && !answered.includes(key)));
}

/** The answers that decide what is asked and how another answer is judged: choices and ticks, no names and no numbers. */
export function decidingKeys(fields: readonly FieldRule[]): string[] {
  return [
    ...new Set(
      fields.flatMap(({ asks, idTypeKey, oneOf, unless }) => [
        ...asks.flatMap(({ when }) => when.map(({ key }) => key)),
        ...(idTypeKey ? [idTypeKey] : []),
        ...(oneOf ?? []),
        ...(unless ? [unless] : []),
      ]),
    ),
  ];
}

/** A form-js schema: flat, one component a field, a heading before each section. */
export interface FormSchema {
  type: 'default';
  id: string;
  schemaVersion: number;
  components: FormComponent[];
}

export interface FormComponent {
  id: string;
  type: string;
  key?: string;
  /** On a heading: the keys of the fields below it. On a field: what is typed into it, and the parts of a span. */
  properties?: { fieldKeys?: string; input?: FieldType; part?: 'date' | 'month' };
  [property: string]: unknown;
}

/** The part of the schema that is asked for these items; conditions on answers become FEEL that form-js evaluates. */
export function schemaForItems(
  schema: FormSchema,
  fields: readonly FieldRule[],
  selectedItems: readonly string[],
): FormSchema {
  const shown = new Map(
    fields
      .map((field) => [field.key, shownWhen(field, fields, selectedItems)] as const)
      .filter(([, when]) => when !== null),
  );
  return {
    ...schema,
    components: schema.components
      .filter((component) =>
        component.key === undefined
          ? (component.properties?.fieldKeys ?? '').split(' ').some((key) => shown.has(key))
          : shown.has(component.key),
      )
      .map((component) => {
        const when =
          component.key === undefined
            ? anyOf((component.properties?.fieldKeys ?? '').split(' ').map((key) => shown.get(key) ?? null))
            : shown.get(component.key);
        return when ? { ...component, conditional: { hide: `=not(${when})` } } : component;
      }),
  };
}

/** FEEL that says when the field is shown: null never, empty always. The twin of `visibleFields`. */
function shownWhen(
  { asks, unless }: Pick<FieldRule, 'asks' | 'unless'>,
  fields: readonly FieldRule[],
  selectedItems: readonly string[],
  depth = 0,
): string | null {
  if (depth >= MAX_DEPTH) return null;
  const ways = asks
    .filter((ask) => isFor(ask, selectedItems))
    .map((ask) =>
      allOf(
        ask.when.map(({ key, equals }) => {
          const controller = fields.find((field) => field.key === key);
          const outer = controller ? shownWhen(controller, fields, selectedItems, depth + 1) : '';
          return outer === null ? null : allOf([`${key} = ${JSON.stringify(equals)}`, outer]);
        }),
      ),
    );
  const way = anyOf(ways);
  return way === null || !unless ? way : allOf([way, `not(${unless} = true)`]);
}

function allOf(parts: readonly (string | null)[]): string | null {
  if (parts.includes(null)) return null;
  const real = [...new Set(parts)].filter((part) => part !== '');
  return real.length <= 1 ? (real[0] ?? '') : real.map((part) => `(${part})`).join(' and ');
}

function anyOf(parts: readonly (string | null)[]): string | null {
  const possible = [...new Set(parts)].filter((part) => part !== null);
  if (possible.length === 0) return null;
  if (possible.includes('')) return '';
  return possible.length === 1 ? (possible[0] as string) : possible.map((part) => `(${part})`).join(' or ');
}
