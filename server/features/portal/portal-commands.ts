import type { MaterialView } from '../../api/applications.js';
import type { CommandContext } from '../../shared/command-context.js';
import type { ProgressView } from '../../api/portal.js';

/** What the portal lets an applicant do; the commands of other features, wired in compose.ts. */
export interface PortalCommands {
  createDraft(
    context: CommandContext,
    input: { oneThingId: string },
  ): Promise<{ id: string; draftToken: string | null }>;
  saveDraft(
    context: CommandContext,
    input: { id: string; form: Record<string, unknown>; selectedItems: string[]; version: number },
  ): Promise<{ version: number }>;
  submit(
    context: CommandContext,
    input: {
      id: string;
      version: number;
      commitments: { credit?: boolean | undefined; tolerance?: string[] | undefined };
    },
  ): Promise<{ id: string; number: string }>;
  withdraw(context: CommandContext, input: { id: string; reason: string }): Promise<{ message: string }>;
  supply(
    context: CommandContext,
    input: { applicationId: string; correctionId: string; form?: Record<string, unknown> | undefined },
  ): Promise<{ complete: boolean; message: string }>;
  attachMaterial(
    context: CommandContext,
    input: { applicationId: string; key: string; fileName: string; content: Buffer; correctionId?: string | undefined },
  ): Promise<MaterialView>;
  removeMaterial(context: CommandContext, input: { applicationId: string; materialId: string }): Promise<void>;
  getProgress(context: CommandContext, id: string): Promise<ProgressView>;
}
