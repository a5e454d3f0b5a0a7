import type { ItemView } from '../../../../server/api/applications.js';
import { Materials } from '../../ui/Materials.js';
import { Panel } from '../../ui/Panel.js';

/** Two columns: shared with other items, only for this one. */
export function ItemMaterials({ item }: { item: ItemView }) {
  const current = item.materials.filter((material) => material.status !== 'REPLACED');
  if (item.materials.length === 0) {
    return (
      <Panel title="材料">
        <p className="muted small">本事项没有材料。</p>
      </Panel>
    );
  }
  return (
    <Panel title="材料" sub={`${current.length} 份`}>
      <Materials
        groups={[
          { title: '各事项共用', materials: item.materials.filter((material) => material.sharedWith.length > 0) },
          { title: '只用于本事项', materials: item.materials.filter((material) => material.sharedWith.length === 0) },
        ]}
      />
    </Panel>
  );
}
