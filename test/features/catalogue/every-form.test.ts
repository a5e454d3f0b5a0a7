import { describe, expect, it } from '@jest/globals';
import { checkField } from '../../../server/api/check-field.js';
import {
  initialSelection,
  possibleSelection,
  schemaForItems,
  visibleAnswers,
  visibleFields,
  withAutomaticItems,
  type FieldType,
} from '../../../server/api/form-rules.js';
import { isFixed } from '../../../server/features/catalogue/build-fields.js';
import { checkForm } from '../../../server/features/catalogue/check-form.js';
import { formKey } from '../../../server/features/catalogue/form-key.js';
import { fillForm, VARIANTS } from '../../support/fill-form.js';
import { BUNDLES, entriesOf, type Bundle } from './every-bundle.js';

/** An answer of each type that cannot be right. */
const WRONG: Partial<Record<FieldType, unknown>> = {
  enum: '没有这一项',
  choices: ['没有这一项'],
  boolean: '是',
  date: '2026-02-30',
  number: 1.5,
  money: -1,
  phone: '12345',
  idNumber: '110101199001011',
  creditCode: '91110000MA0000001A',
  bankAccount: '62220000',
  duration: '很久',
  period: '2028-10-31 至 2026-11-01',
  months: '2026-12 至 2026-11',
  personName: '一'.repeat(51),
  text: '一'.repeat(201),
  textarea: '一'.repeat(201),
};

const check = ({ definition }: Bundle, form: Record<string, unknown>, selectedItems: readonly string[]) =>
  checkForm(definition, {
    form,
    selectedItems,
    materialKeys: definition.materials.map(({ key }) => key),
    creditCommitment: true,
  });

describe.each(BUNDLES.map((each) => [each.oneThing.name, each] as const))('the form of %s', (_, each) => {
  const { oneThing, definition, everything } = each;
  const { fields, items, materials } = definition;
  const filled = VARIANTS.map((variant) => fillForm(definition, everything, variant));

  it('passes when everything is ticked and filled in, and so it does with the ticks it starts with', () => {
    for (const form of filled) expect(check(each, form, everything)).toEqual([]);
    const start = initialSelection(items);
    if (start.length > 0)
      for (const variant of VARIANTS) expect(check(each, fillForm(definition, start, variant), start)).toEqual([]);
  });

  it('brings up every field under some answers', () => {
    const shown = new Set(filled.flatMap((form) => visibleFields(fields, everything, form).map(({ key }) => key)));
    expect(fields.map(({ key }) => key).filter((key) => !shown.has(key))).toEqual([]);
  });

  it('names each required entry that is left out, in one sentence and alone', () => {
    for (const form of filled)
      for (const field of visibleFields(fields, everything, form).filter(({ required }) => required)) {
        const missing = check(each, { ...form, [field.key]: null }, everything);
        expect(missing.map(({ key }) => key)).toEqual([field.key]);
        expect(missing[0]?.message).toMatch(new RegExp(`^请(填写|选择)“.+”$`));
      }
  });

  it('refuses an answer of the wrong kind, in words that name the entry', () => {
    const [form = {}] = filled;
    for (const field of visibleFields(fields, everything, form)) {
      const message = checkField(field, { ...form, [field.key]: WRONG[field.type] });
      expect({ label: field.label, refused: message?.includes(`“${field.label}”`) ?? false }).toEqual({
        label: field.label,
        refused: true,
      });
    }
  });

  it('names each material that is left out', () => {
    const [form = {}] = filled;
    const missing = checkForm(definition, {
      form,
      selectedItems: everything,
      materialKeys: [],
      creditCommitment: true,
    });
    expect(missing.map(({ key }) => key)).toEqual(materials.map(({ key }) => key));
  });

  it('refuses an item that cannot be ticked, and does not keep it', () => {
    const [form = {}] = filled;
    for (const item of items.filter(({ selectable }) => !selectable)) {
      expect(check(each, form, [...everything, item.serviceItemId]).map(({ message }) => message)).toEqual([
        `“${item.name}”在这里不能勾选`,
      ]);
      expect(possibleSelection(items, [...everything, item.serviceItemId])).not.toContain(item.serviceItemId);
    }
    for (const part of items.filter(({ selectable, partOf }) => selectable && partOf !== null))
      expect(possibleSelection(items, [part.serviceItemId])).toEqual([]);
    expect(check(each, form, []).map(({ kind }) => kind)).toContain('ITEMS');
    expect(check(each, form, ['nothing-of-the-kind']).map(({ kind }) => kind)).toContain('ITEMS');
  });

  it('drops what was typed and is not asked for any more', () => {
    const stale = Object.fromEntries(fields.map(({ key }) => [key, '以前填的']));
    for (const form of filled) {
      const kept = visibleAnswers(fields, everything, { ...stale, ...form });
      const shown = visibleFields(fields, everything, { ...stale, ...form }).map(({ key }) => key);
      expect(Object.keys(kept).sort()).toEqual([...shown].sort());
    }
    expect(Object.keys(visibleAnswers(fields, [], stale)).length).toBeLessThan(fields.length);
  });

  it('asks every entry of the document, each data element of a person once, and never two people in one question (R99)', () => {
    const asked = new Map([...fields, ...materials].map((rule) => [rule.key, rule]));
    expect(asked.size).toBe(fields.length + materials.length);
    const questions = new Map<string, string>();
    for (const entry of entriesOf(oneThing).filter(({ kind }) => kind === 'field')) {
      if (isFixed(entry)) continue;
      const key = formKey(entry);
      expect({ entry: entry.id, asked: asked.has(key) }).toEqual({ entry: entry.id, asked: true });
      const datum = entry.data_element ? `${entry.data_element} of ${entry.subject}` : entry.id;
      expect({ datum, question: questions.get(key) ?? datum }).toEqual({ datum, question: datum });
      questions.set(key, datum);
    }
    expect(new Set(questions.values()).size).toBe(questions.size);
  });

  it('offers every service item of the document once, groups as headings only', () => {
    const offered = items.map(({ serviceItemId }) => serviceItemId);
    expect(new Set(offered).size).toBe(offered.length);
    const groups = entriesOf(oneThing).filter(({ group }) => group === true);
    const expected = entriesOf(oneThing)
      .filter((entry) => entry.kind !== 'field' && !groups.includes(entry))
      .map(({ service_item }) => service_item);
    expect(new Set(offered)).toEqual(new Set(expected));
    expect(withAutomaticItems(items, everything, filled[0])).toEqual(offered);
  });

  it('gives every choice its options, and no two questions that stand together the same words', () => {
    for (const field of fields.filter(({ type }) => type === 'enum' || type === 'choices'))
      expect({ label: field.label, options: field.options.length >= 2 }).toEqual({ label: field.label, options: true });
    for (const form of filled) {
      const labels = visibleFields(fields, everything, form)
        .filter(({ key }) => !/_(other|unlimited)$/.test(key))
        .map(({ label }) => label);
      expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
    }
    const names = items.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('knows who applies: the answers are asked for, whatever is ticked', () => {
    const always = VARIANTS.map((variant) => fillForm(definition, [], variant));
    for (const form of always)
      for (const keys of [definition.applicant.name, definition.applicant.phone])
        expect(keys.some((key) => typeof form[key] === 'string')).toBe(true);
    expect(fields.map(({ key }) => key)).toContain(`idNumber_${definition.applicant.person}`);
  });

  it('has a component for every field, under the heading of what asks for it', () => {
    const { components } = schemaForItems(definition.schema, fields, everything);
    expect(components.filter(({ key }) => key !== undefined).map(({ key }) => key)).toEqual(
      [...new Set(fields.map(({ section }) => section))].flatMap((section) =>
        fields.filter((field) => field.section === section).map(({ key }) => key),
      ),
    );
  });
});
