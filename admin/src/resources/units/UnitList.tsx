import AddIcon from '@mui/icons-material/AddOutlined';
import { Button } from '@mui/material';
import { Link } from 'react-router-dom';
import type { UnitView } from '../../../../server/api/admin.js';
import { CommandNotes } from '../../command/CommandNotes.js';
import { CommandScopeProvider } from '../../command/command-scope.js';
import { useOpened } from '../../command/use-opened.js';
import { listHref } from '../../list/list-href.js';
import { PageHead } from '../../list/PageHead.js';
import { usePermission } from '../../providers/use-session.js';
import { orDash } from '../../ui/format.js';
import { SkeletonRows } from '../../ui/SkeletonRows.js';
import { PeopleTabs } from './PeopleTabs.js';
import { UnitForm } from './UnitForm.js';
import { unitTree } from './unit-tree.js';
import { useUnits } from './use-units.js';
import '../../list/record-table.css';

/** 单位: the tree in official order, with how many people each has. */
export function UnitList() {
  const units = useUnits();
  const mayManage = usePermission('people.manage');
  const editing = useOpened<UnitView | 'new'>();
  return (
    <CommandScopeProvider>
      <PageHead
        title="单位与人员"
        sub={units.length > 0 && `${units.length} 个单位，按机构序排列`}
        tools={
          mayManage && (
            <Button variant="contained" startIcon={<AddIcon />} onClick={() => editing.show('new')}>
              新建单位
            </Button>
          )
        }
      />
      <PeopleTabs value="units" />
      <div className="stack">
        <CommandNotes />
        {editing.value && (
          <UnitForm
            key={editing.key}
            unit={editing.value === 'new' ? null : editing.value}
            units={units}
            onClose={editing.close}
          />
        )}
        {units.length === 0 && <SkeletonRows rows={8} height={40} />}
        {units.length > 0 && (
          <div className="record-table">
            <table>
              <caption className="visually-hidden">单位</caption>
              <thead>
                <tr>
                  <th scope="col">单位</th>
                  <th scope="col">简称</th>
                  <th scope="col">电话</th>
                  <th scope="col" className="end">
                    人员
                  </th>
                  <th scope="col">状态</th>
                  {mayManage && <th scope="col" />}
                </tr>
              </thead>
              <tbody>
                {unitTree(units).map(({ unit, depth }) => (
                  <tr key={unit.id}>
                    <td data-label="单位" style={{ paddingLeft: 12 + depth * 24 }}>
                      {depth === 0 ? <b>{unit.name}</b> : unit.name}
                    </td>
                    <td data-label="简称">{unit.shortName}</td>
                    <td data-label="电话">{orDash(unit.phone)}</td>
                    <td data-label="人员" className="end">
                      {unit.userCount ? (
                        <Link to={listHref('/users', { unitId: unit.id })}>{unit.userCount}</Link>
                      ) : (
                        '–'
                      )}
                    </td>
                    <td data-label="状态">{unit.active ? '在用' : '停用'}</td>
                    {mayManage && (
                      <td className="end" data-label="">
                        <Button size="small" onClick={() => editing.show(unit)}>
                          修改
                        </Button>
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </CommandScopeProvider>
  );
}
