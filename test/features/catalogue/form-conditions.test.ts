import { evaluate } from '@bpmn-io/feelin';
import { describe, expect, it } from '@jest/globals';
import { schemaForItems, visibleFields, type FieldRule } from '../../../server/api/form-rules.js';
import { BUNDLES } from './every-bundle.js';

/** Numbers from a seed, so that a failure can be repeated. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const ROUNDS = 40;

describe('what the browser shows by FEEL is what the server asks by its rules', () => {
  it.each(BUNDLES.map((each) => [each.oneThing.name, each] as const))('in %s', (name, { definition }) => {
    const { fields, items, schema } = definition;
    const random = seeded(name.length * 7919);
    const answer = ({ type, options }: FieldRule): unknown =>
      random() < 0.15
        ? undefined
        : type === 'boolean'
          ? random() < 0.5
          : (options[Math.floor(random() * options.length)] ?? '示例');
    for (let round = 0; round < ROUNDS; round++) {
      const ticked = items.map(({ serviceItemId }) => serviceItemId).filter(() => random() < 0.5);
      const form = Object.fromEntries(fields.map((field) => [field.key, answer(field)]));
      const shown = schemaForItems(schema, fields, ticked).components.filter(({ conditional }) => {
        const hide = (conditional as { hide?: string } | undefined)?.hide;
        return hide === undefined || evaluate(hide.slice(1), form).value !== true;
      });
      const asked = visibleFields(fields, ticked, form);
      expect(shown.flatMap(({ key }) => key ?? []).sort()).toEqual(asked.map(({ key }) => key).sort());
      expect(shown.filter(({ key }) => key === undefined).map(({ text }) => text)).toEqual(
        [...new Set(fields.map(({ section }) => section))]
          .filter((section) => asked.some((field) => field.section === section))
          .map((section) => `### ${section}`),
      );
    }
  });
});
