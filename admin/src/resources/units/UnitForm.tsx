import { useState } from 'react';
import type { UnitView } from '../../../../server/api/admin.js';
import { ActionForm } from '../../command/ActionForm.js';
import { http } from '../../providers/http.js';
import { Field } from '../../ui/Field.js';
import { SelectField } from '../../ui/SelectField.js';
import { SwitchField } from '../../ui/SwitchField.js';
import '../../ui/form-grid.css';

interface Props {
  /** null: a new one */
  unit: UnitView | null;
  units: UnitView[];
  onClose: () => void;
}

/** New unit, or changes to one. */
export function UnitForm({ unit, units, onClose }: Props) {
  const [name, setName] = useState(unit?.name ?? '');
  const [shortName, setShortName] = useState(unit?.shortName ?? '');
  const [parentId, setParentId] = useState(unit?.parentId ?? '');
  const [sortOrder, setSortOrder] = useState(String(unit?.sortOrder ?? units.length + 1));
  const [phone, setPhone] = useState(unit?.phone ?? '');
  const [active, setActive] = useState(unit?.active ?? true);
  const save = async () => {
    const body = {
      name: name.trim(),
      shortName: shortName.trim(),
      parentId: parentId || null,
      sortOrder: Number(sortOrder),
      phone: phone.trim() || null,
      active,
    };
    await http(unit ? `/api/units/${unit.id}` : '/api/units', { method: unit ? 'PUT' : 'POST', body });
    return { message: unit ? `已保存：${body.name}` : `已新建：${body.name}` };
  };
  return (
    <ActionForm
      title={unit ? `修改：${unit.name}` : '新建单位'}
      submitLabel="保存"
      notReady={name.trim() === '' ? '请填单位名称' : shortName.trim() === '' ? '请填简称' : null}
      onSubmit={save}
      onClose={onClose}
    >
      <div className="form-grid">
        <Field label="名称" value={name} onChange={setName} required />
        <Field label="简称" value={shortName} onChange={setShortName} required />
        <SelectField
          label="上级单位"
          value={parentId}
          onChange={setParentId}
          options={units.filter((one) => one.id !== unit?.id).map((one) => ({ value: one.id, label: one.name }))}
        />
        <Field label="机构序" type="number" value={sortOrder} onChange={setSortOrder} required />
        <Field label="电话" type="tel" value={phone} onChange={setPhone} />
        {unit && <SwitchField label="在用" checked={active} onChange={setActive} />}
      </div>
    </ActionForm>
  );
}
