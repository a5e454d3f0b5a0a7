import { useState } from 'react';
import type { UserView } from '../../../../server/api/admin.js';
import { ActionForm } from '../../command/ActionForm.js';
import { commands } from '../../providers/commands.js';
import { Field } from '../../ui/Field.js';

/** 重置密码: the person signs in with it next time. */
export function PasswordForm({ user, onClose }: { user: UserView; onClose: () => void }) {
  const [password, setPassword] = useState('');
  return (
    <ActionForm
      title={`重置密码：${user.displayName}`}
      sub="已登录的地方会退出"
      submitLabel="重置密码"
      notReady={password ? null : '请填新密码'}
      onSubmit={async () => {
        await commands.setPassword(user.id, password);
        return { message: `已重置 ${user.displayName} 的密码` };
      }}
      onClose={onClose}
    >
      <Field
        label="新密码"
        type="password"
        value={password}
        onChange={setPassword}
        required
        autoComplete="new-password"
      />
    </ActionForm>
  );
}
