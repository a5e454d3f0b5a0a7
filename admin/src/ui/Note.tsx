import CheckIcon from '@mui/icons-material/CheckOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutline';
import InfoIcon from '@mui/icons-material/InfoOutlined';
import WarningIcon from '@mui/icons-material/WarningAmberOutlined';
import type { ReactNode } from 'react';
import './note.css';

const ICONS = { info: InfoIcon, good: CheckIcon, warn: WarningIcon, bad: ErrorIcon };

interface Props {
  tone?: keyof typeof ICONS;
  children: ReactNode;
  /** Buttons at the right. */
  actions?: ReactNode;
}

/** One sentence in the page: a result, a refusal, a warning. Never a toast. */
export function Note({ tone = 'info', children, actions }: Props) {
  const Icon = ICONS[tone];
  return (
    <div className={`note note-${tone}`} role={tone === 'bad' || tone === 'warn' ? 'alert' : 'status'}>
      <Icon aria-hidden="true" />
      <div className="note-body">{children}</div>
      {actions}
    </div>
  );
}
