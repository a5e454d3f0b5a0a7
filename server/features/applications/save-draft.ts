import { possibleSelection } from '../../api/form-rules.js';
import type { OneThingForm } from '../../api/portal.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { requireVersion } from '../../shared/require-version.js';
import type { SettingsService } from '../../shared/settings-service.js';
import { getOneThingForm } from '../catalogue/get-one-thing-form.js';
import { requireDraftOwner } from './application-access.js';
import { requireStatus } from './application-states.js';
import { changeApplication, loadApplication } from './load-application.js';

export interface SaveDraft {
  id: string;
  form: Record<string, unknown>;
  selectedItems: string[];
  version: number;
}

/**
 * Saves what has been filled in so far, complete or not; keys that the form does not have and items that cannot be ticked are
 * left out. Runs every few seconds while somebody types, so it writes no ledger line: a draft is no application yet.
 */
export async function saveDraft(
  context: CommandContext,
  deps: { settings: SettingsService },
  input: SaveDraft,
): Promise<{ version: number }> {
  return inTransaction(context, async ({ tx, at, actor }) => {
    const application = await loadApplication(tx, input.id);
    requireDraftOwner(actor, application);
    requireStatus('save', application);
    requireVersion('application', application, input.version);
    const definition = await getOneThingForm(tx, context.clock, deps.settings, application.oneThingId);
    const saved = await changeApplication(tx, at, application.id, {
      form: knownAnswers(definition, input.form) as object,
      selectedItems: possibleSelection(definition.items, input.selectedItems),
    });
    return { version: saved.version };
  });
}

/** Only what the form asks for, and only plain values; a list where several options may be ticked. */
export function knownAnswers(
  definition: Pick<OneThingForm, 'fields'>,
  form: Record<string, unknown>,
): Record<string, unknown> {
  const known: Record<string, unknown> = {};
  for (const { key, type, initial } of definition.fields) {
    const value = form[key] === undefined && initial !== null ? initial : form[key];
    if (isPlain(value)) known[key] = value;
    else if (type === 'choices' && Array.isArray(value))
      known[key] = value.filter((each): each is string => typeof each === 'string').slice(0, MAX_CHOICES);
  }
  return known;
}

const MAX_CHOICES = 100;
const isPlain = (value: unknown) => value === null || ['string', 'number', 'boolean'].includes(typeof value);
