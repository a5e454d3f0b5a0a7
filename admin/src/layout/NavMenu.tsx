import type { ReactNode } from 'react';
import { NavLink } from 'react-router-dom';
import { useInboxCounts } from '../resources/inbox/use-inbox-counts.js';
import type { MenuEntry } from './menu-entries.js';

interface Props {
  entries: MenuEntry[];
  className: string;
  label: string;
  /** What stands behind the entries. */
  children?: ReactNode;
}

/** Entries as links; 待办 carries its number. Used at the left and at the bottom of a phone. */
export function NavMenu({ entries, className, label, children }: Props) {
  const counts = useInboxCounts(entries.some((entry) => entry.key === 'inbox'));
  return (
    <nav className={className} aria-label={label}>
      {entries.map(({ key, to, label: name, icon: Icon }) => (
        <NavLink key={key} to={to}>
          <Icon aria-hidden="true" />
          <span>{name}</span>
          {key === 'inbox' && className === 'nav' && counts && <span className="count">{counts.mine}</span>}
        </NavLink>
      ))}
      {children}
    </nav>
  );
}
