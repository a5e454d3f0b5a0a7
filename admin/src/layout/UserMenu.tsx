import UserIcon from '@mui/icons-material/PersonOutlineOutlined';
import { Button, Divider, ListSubheader, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useLogout, useTheme } from 'react-admin';
import { ROLES } from '../../../server/api/roles.js';
import type { SessionView } from '../../../server/api/session.js';

interface Props {
  session: SessionView;
  onKeys: () => void;
}

/** Who is signed in, the theme, the keys, sign out. */
export function UserMenu({ session: { user }, onKeys }: Props) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [theme, setTheme] = useTheme();
  const logout = useLogout();
  const close = () => setAnchor(null);
  return (
    <>
      <Button
        variant="text"
        color="inherit"
        aria-haspopup="menu"
        aria-label={`${user.displayName}，${user.unitName}`}
        startIcon={<UserIcon />}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ color: 'text.secondary' }}
      >
        <span className="user-name">
          {user.displayName} · {user.unitName}
        </span>
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close} transitionDuration={0}>
        <ListSubheader sx={{ lineHeight: '24px', py: 1 }}>
          {user.displayName} · {user.unitName}
          <br />
          {user.roles.map((role) => ROLES[role]).join('、')}
        </ListSubheader>
        <Divider />
        <MenuItem
          onClick={() => {
            setTheme(theme === 'dark' ? 'light' : 'dark');
            close();
          }}
        >
          {theme === 'dark' ? '浅色显示' : '深色显示'}
        </MenuItem>
        <MenuItem
          onClick={() => {
            close();
            onKeys();
          }}
        >
          快捷键
        </MenuItem>
        <MenuItem onClick={() => void logout()}>退出</MenuItem>
      </Menu>
    </>
  );
}
