import { Button } from '@mui/material';
import type { SettingView } from '../../../../server/api/admin.js';
import { usePermission } from '../../providers/use-session.js';
import { isoDay } from '../../ui/format.js';
import { SettingForm } from './SettingForm.js';
import { settingInWords } from './setting-words.js';

interface Props {
  setting: SettingView;
  isOpen: boolean;
  onShow: () => void;
  onClose: () => void;
}

/** Name, what it is for, value, since when; unfolded: change and history. */
export function SettingRow({ setting, isOpen, onShow, onClose }: Props) {
  const mayManage = usePermission('settings.manage');
  return (
    <li>
      <div className="setting-line">
        <div>
          <span>{setting.name}</span>
          <p className="small muted">
            {setting.description}
            {setting.source && `（${setting.source}）`}
          </p>
        </div>
        <span className="value">{settingInWords(setting.value, setting.names, setting.schema)}</span>
        <span className="small muted nowrap">{isoDay(setting.effectiveFrom)} 起</span>
        <Button size="small" aria-expanded={isOpen} onClick={isOpen ? onClose : onShow}>
          {isOpen ? '收起' : mayManage ? '修改' : '历史'}
        </Button>
      </div>
      {isOpen && (
        <div className="setting-detail">
          {mayManage && <SettingForm setting={setting} onClose={onClose} />}
          <table className="facts">
            <thead>
              <tr>
                <th scope="col">生效日</th>
                <th scope="col">值</th>
                <th scope="col">依据</th>
              </tr>
            </thead>
            <tbody>
              {setting.history.map((row) => (
                <tr key={`${row.effectiveFrom}${row.changedAt}`}>
                  <td>{isoDay(row.effectiveFrom)}</td>
                  <td>{settingInWords(row.value, setting.names, setting.schema)}</td>
                  <td>{row.source ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </li>
  );
}
