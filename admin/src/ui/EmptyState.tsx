import CheckIcon from '@mui/icons-material/CheckOutlined';
import LockIcon from '@mui/icons-material/LockOutlined';
import SearchIcon from '@mui/icons-material/SearchOutlined';
import type { ReactNode } from 'react';
import './empty-state.css';

const ICONS = { done: CheckIcon, filtered: SearchIcon, locked: LockIcon };

interface Props {
  kind: keyof typeof ICONS;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** Never a blank table: says why there is nothing and where to go. */
export function EmptyState({ kind, title, children, action }: Props) {
  const Icon = ICONS[kind];
  return (
    <div className="empty-state" role="status">
      <Icon aria-hidden="true" />
      <h2>{title}</h2>
      {children && <p className="muted">{children}</p>}
      {action}
    </div>
  );
}
