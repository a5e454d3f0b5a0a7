import { NavLink } from 'react-router-dom';
import { useInboxCounts } from '../resources/inbox/use-inbox-counts.js';
import type { MenuEntry } from './menu-entries.js';

/** Entries as links; 待办 carries its number. Used at the left and at the bottom of a phone. */
export function NavMenu({ entries, className, label }: { entries: MenuEntry[]; className: string; label: string }) {
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
    </nav>
  );
}
