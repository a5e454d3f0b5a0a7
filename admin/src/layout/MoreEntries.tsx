import MenuIcon from '@mui/icons-material/MenuOutlined';
import { Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { Link, useLocation } from 'react-router-dom';
import type { MenuEntry } from './menu-entries.js';

/** The entries that have no room in the menu, neither at the left nor at the bottom of a phone. */
export function MoreEntries({ entries, label }: { entries: MenuEntry[]; label: string }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { pathname } = useLocation();
  const isHere = entries.some(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
  const close = () => setAnchor(null);
  return (
    <>
      <button
        type="button"
        aria-haspopup="menu"
        aria-current={isHere ? 'page' : undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MenuIcon aria-hidden="true" />
        <span>{label}</span>
      </button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close} transitionDuration={0}>
        {entries.map(({ key, to, label }) => (
          <MenuItem key={key} component={Link} to={to} onClick={close}>
            {label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
