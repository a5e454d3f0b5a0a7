import { useMemo } from 'react';
import { correctedKeys, type FormSchema } from '../../../server/api/form-rules';
import type { OneThingForm } from '../../../server/api/portal';

export interface Correcting {
  definition: OneThingForm;
  selectedItems: string[];
  /** Answers so far, with what has just been typed. */
  form: Record<string, unknown>;
  /** Fields that the correction asks for. */
  asked: string[];
  /** Keys that had an answer before. */
  answered: string[];
}

/** The fields of a correction: what is asked for and what the new answers bring up. Null: none, or nothing loaded yet. */
export function useCorrectedFields(of: Correcting | null): { keys: string[]; schema: FormSchema } | null {
  const keysText = of ? correctedKeys(of.definition, of.selectedItems, of.form, of.asked, of.answered).join(' ') : '';
  const definition = of?.definition;
  return useMemo(() => {
    const keys = keysText.split(' ').filter(Boolean);
    if (!definition || keys.length === 0) return null;
    const components = definition.schema.components.filter(({ key }) => key !== undefined && keys.includes(key));
    return { keys, schema: { ...definition.schema, components } };
  }, [definition, keysText]);
}
