import AddIcon from '@mui/icons-material/AddOutlined';
import { Button } from '@mui/material';
import { ListBase } from 'react-admin';
import type { UserView } from '../../../../server/api/admin.js';
import { ROLES } from '../../../../server/api/roles.js';
import { CommandNotes } from '../../command/CommandNotes.js';
import { CommandScopeProvider } from '../../command/command-scope.js';
import { useOpened } from '../../command/use-opened.js';
import { ListStates } from '../../list/ListStates.js';
import { PageHead } from '../../list/PageHead.js';
import { Pager } from '../../list/Pager.js';
import { RecordTable, type Column } from '../../list/RecordTable.js';
import { SearchFilter } from '../../list/SearchFilter.js';
import { SelectFilter } from '../../list/SelectFilter.js';
import { usePermission } from '../../providers/use-session.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { PeopleTabs } from '../units/PeopleTabs.js';
import { useUnits } from '../units/use-units.js';
import { PasswordForm } from './PasswordForm.js';
import { UserForm } from './UserForm.js';

/** 人员: who works where, in which roles. */
export function UserList() {
  const mayManage = usePermission('people.manage');
  const units = useUnits();
  const form = useOpened<{ user: UserView | null; verb: 'edit' | 'reset-password' }>();
  return (
    <CommandScopeProvider>
      <ListBase
        resource="users"
        sort={{ field: 'username', order: 'ASC' }}
        perPage={50}
        storeKey={false}
        disableAuthentication
      >
        <PageHead
          title="单位与人员"
          tools={
            mayManage && (
              <Button
                variant="contained"
                startIcon={<AddIcon />}
                onClick={() => form.show({ user: null, verb: 'edit' })}
              >
                新建人员
              </Button>
            )
          }
        />
        <PeopleTabs value="users" />
        <div className="filters">
          <SelectFilter
            name="unitId"
            label="单位"
            options={Object.fromEntries(units.map((unit) => [unit.id, unit.name]))}
          />
          <SelectFilter name="role" label="岗位角色" options={ROLES} />
          <SearchFilter placeholder="姓名、账号" />
        </div>
        <div className="stack">
          <CommandNotes />
          {form.value?.verb === 'edit' && (
            <UserForm key={form.key} user={form.value.user} units={units} onClose={form.close} />
          )}
          {form.value?.verb === 'reset-password' && form.value.user && (
            <PasswordForm key={form.key} user={form.value.user} onClose={form.close} />
          )}
          <ListStates
            empty={
              <EmptyState kind="done" title="还没有人员">
                新建人员后，他们可以登录办理。
              </EmptyState>
            }
          >
            <RecordTable<UserView> caption="人员" columns={mayManage ? [...COLUMNS, buttons(form.show)] : COLUMNS} />
          </ListStates>
        </div>
        <Pager />
      </ListBase>
    </CommandScopeProvider>
  );
}

const COLUMNS: Column<UserView>[] = [
  { label: '姓名', render: (user) => <b>{user.displayName}</b> },
  { label: '账号', sort: 'username', render: (user) => user.username },
  { label: '单位', render: (user) => user.unitName },
  { label: '岗位', render: (user) => user.post },
  { label: '角色', render: (user) => user.roles.map((role) => ROLES[role]).join('、') },
  { label: '状态', render: (user) => (user.active ? '在用' : '停用') },
];

const buttons = (show: (form: { user: UserView; verb: 'edit' | 'reset-password' }) => void): Column<UserView> => ({
  label: '操作',
  align: 'end',
  render: (user) => (
    <span className="inline" style={{ justifyContent: 'flex-end' }}>
      <Button size="small" onClick={() => show({ user, verb: 'edit' })}>
        修改
      </Button>
      <Button size="small" onClick={() => show({ user, verb: 'reset-password' })}>
        重置密码
      </Button>
    </span>
  ),
});
