import type { DraftView, OneThingForm } from '../../../server/api/portal';
import { neededMaterials } from '../../../server/api/form-rules';
import { MaterialSlot } from '../parts/MaterialSlot';
import { Note } from '../parts/Notes';
import { portalApi } from '../portal-api';

interface MaterialsStepProps {
  definition: OneThingForm;
  draft: DraftView;
  onChanged(): Promise<void>;
}

/** One set of materials for all ticked items; what no item needs is not asked for. */
export function MaterialsStep({ definition, draft, onChanged }: MaterialsStepProps) {
  const needed = neededMaterials(definition.materials, draft.selectedItems, draft.form, definition.fields);
  const names = new Map(definition.items.map((item) => [item.serviceItemId, item.name]));
  if (needed.length === 0) return <Note tone="good">您选的事项不需要另交材料</Note>;
  return (
    <>
      <p>共需 {needed.length} 份，几个事项共用的只交一次。</p>
      {needed.map((material) => (
        <MaterialSlot
          key={material.key}
          label={material.label}
          hint={material.hint}
          usedBy={material.needs
            .filter((need) => draft.selectedItems.includes(need.serviceItemId))
            .map((need) => names.get(need.serviceItemId) ?? '')}
          required
          files={draft.materials.filter((file) => file.key === material.key)}
          onUpload={(file) => portalApi.upload(draft.id, material.key, file).then(onChanged)}
          onRemove={(file) => portalApi.removeMaterial(draft.id, file.id).then(onChanged)}
        />
      ))}
      <p className="second">暂时没有的，可以在最后一步签署容缺承诺，先提交、后补交。</p>
    </>
  );
}
