import { Checkbox, FormControlLabel } from '@mui/material';
import { useState } from 'react';
import type { UnitView, UserView } from '../../../../server/api/admin.js';
import { ROLES, type Role } from '../../../../server/api/roles.js';
import { ActionForm } from '../../command/ActionForm.js';
import { http } from '../../providers/http.js';
import { Field } from '../../ui/Field.js';
import { SelectField } from '../../ui/SelectField.js';
import { SwitchField } from '../../ui/SwitchField.js';
import '../../ui/form-grid.css';

interface Props {
  user: UserView | null;
  units: UnitView[];
  onClose: () => void;
}

/** New person, or changes to one; the first password is set here, later ones by 重置密码. */
export function UserForm({ user, units, onClose }: Props) {
  const [username, setUsername] = useState(user?.username ?? '');
  const [displayName, setDisplayName] = useState(user?.displayName ?? '');
  const [unitId, setUnitId] = useState(user?.unitId ?? '');
  const [post, setPost] = useState(user?.post ?? '');
  const [roles, setRoles] = useState<Role[]>(user?.roles ?? []);
  const [active, setActive] = useState(user?.active ?? true);
  const [password, setPassword] = useState('');
  const toggle = (role: Role) =>
    setRoles((before) => (before.includes(role) ? before.filter((one) => one !== role) : [...before, role]));
  const save = async () => {
    const body = {
      username: username.trim(),
      displayName: displayName.trim(),
      unitId,
      post: post.trim(),
      roles,
      active,
      ...(user ? {} : { password }),
    };
    await http(user ? `/api/users/${user.id}` : '/api/users', { method: user ? 'PUT' : 'POST', body });
    return { message: user ? `已保存：${body.displayName}` : `已新建：${body.displayName}` };
  };
  const missing = !displayName.trim()
    ? '请填姓名'
    : !username.trim()
      ? '请填账号'
      : !unitId
        ? '请选择单位'
        : roles.length === 0
          ? '请至少选一个角色'
          : !user && !password
            ? '请设初始密码'
            : null;
  return (
    <ActionForm
      title={user ? `修改：${user.displayName}` : '新建人员'}
      submitLabel="保存"
      notReady={missing}
      onSubmit={save}
      onClose={onClose}
    >
      <div className="form-grid">
        <Field label="姓名" value={displayName} onChange={setDisplayName} required />
        <Field label="账号" value={username} onChange={setUsername} required autoComplete="off" />
        <SelectField
          label="单位"
          value={unitId}
          onChange={setUnitId}
          options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
        />
        <Field label="岗位" value={post} onChange={setPost} />
        {!user && (
          <Field
            label="初始密码"
            type="password"
            value={password}
            onChange={setPassword}
            required
            autoComplete="new-password"
          />
        )}
        {user && <SwitchField label="在用" checked={active} onChange={setActive} />}
        <fieldset className="whole" style={{ border: 0, margin: 0, padding: 0 }}>
          <legend className="small" style={{ fontWeight: 600 }}>
            角色
          </legend>
          {(Object.keys(ROLES) as Role[]).map((role) => (
            <FormControlLabel
              key={role}
              control={<Checkbox checked={roles.includes(role)} onChange={() => toggle(role)} />}
              label={ROLES[role]}
            />
          ))}
        </fieldset>
      </div>
    </ActionForm>
  );
}
