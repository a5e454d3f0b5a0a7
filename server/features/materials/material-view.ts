import type { MaterialView } from '../../api/applications.js';
import type { Actor } from '../../shared/actor.js';

interface MaterialWithFile {
  id: string;
  applicationId: string;
  key: string;
  label: string;
  status: string;
  sourceText: string | null;
  addedAt: Date;
  file: { name: string; contentType: string; size: number } | null;
}

/** A material as the console or (for an applicant) the portal shows it; the address differs by who asks. */
export function toMaterialView(material: MaterialWithFile, actor: Actor): MaterialView {
  const href =
    actor.type === 'USER'
      ? `/api/materials/${material.id}/file`
      : `/api/portal/applications/${material.applicationId}/materials/${material.id}/file`;
  return {
    id: material.id,
    key: material.key,
    label: material.label,
    status: material.status as MaterialView['status'],
    fileName: material.file?.name ?? null,
    contentType: material.file?.contentType ?? null,
    size: material.file?.size ?? null,
    href: material.file ? href : null,
    sourceText: material.sourceText,
    addedAt: material.addedAt.toISOString(),
  };
}
