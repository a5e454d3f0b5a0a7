import { createHash, randomBytes } from 'node:crypto';
import { initialAnswers, initialSelection } from '../../api/form-rules.js';
import { forbidden } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import type { SettingsService } from '../../shared/settings-service.js';
import { getOpenOneThingForm } from '../catalogue/get-one-thing-form.js';
import { isCounter } from './application-access.js';

export interface CreatedDraft {
  id: string;
  /** Lets the applicant's browser continue the draft; given once, never stored. Null for a clerk, who is signed in. */
  draftToken: string | null;
}

/** Opens an empty draft with the default ticks (R88): an applicant on the portal, or a clerk on somebody's behalf. */
export async function createDraft(
  context: CommandContext,
  deps: { settings: SettingsService },
  input: { oneThingId: string },
): Promise<CreatedDraft> {
  const { db, clock, actor } = context;
  const byClerk = actor.type === 'USER';
  if (byClerk && !isCounter(actor))
    throw forbidden('Expected a counter clerk to file', '只有综合窗口可以代申请人填报，请联系综合窗口');
  const definition = await getOpenOneThingForm(db, clock, deps.settings, input.oneThingId);
  const draftToken = byClerk ? null : randomBytes(32).toString('base64url');
  return inTransaction(context, async ({ tx, at }) => {
    const id = newId('app', at);
    await tx.application.create({
      data: {
        id,
        oneThingId: definition.id,
        oneThingName: definition.name,
        status: 'DRAFT',
        channel: byClerk ? 'COUNTER' : 'PORTAL',
        form: initialAnswers(definition.fields) as object,
        selectedItems: initialSelection(definition.items),
        draftTokenHash: draftToken === null ? null : createHash('sha256').update(draftToken).digest('hex'),
        filedById: byClerk ? actor.id : null,
        createdAt: at,
        updatedAt: at,
      },
    });
    return { id, draftToken };
  });
}
