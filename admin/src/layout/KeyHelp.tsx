import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';

const KEYS: [string[], string][] = [
  [['/'], '搜索'],
  [['j', 'k'], '列表中下一行、上一行'],
  [['Enter'], '打开当前行'],
  [['x'], '选择当前行'],
  [['Ctrl', 'Enter'], '提交正在填写的内容'],
  [['Esc'], '关闭、取消'],
  [['?'], '这张表'],
];

/** The list of keys. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} aria-labelledby="key-help-title" transitionDuration={0}>
      <DialogTitle id="key-help-title">快捷键</DialogTitle>
      <DialogContent>
        <table>
          <tbody>
            {KEYS.map(([keys, what]) => (
              <tr key={what}>
                <td className="nowrap">
                  {keys.map((key) => (
                    <kbd key={key} style={{ marginRight: 4 }}>
                      {key}
                    </kbd>
                  ))}
                </td>
                <td style={{ padding: '6px 24px' }}>{what}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>关闭</Button>
      </DialogActions>
    </Dialog>
  );
}
