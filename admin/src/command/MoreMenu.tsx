import MoreIcon from '@mui/icons-material/MoreHorizOutlined';
import { Button, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import type { ActionOffer } from '../../../server/api/applications.js';
import './action-bar.css';

/** 更多: what cannot be done is listed too, with the reason. */
export function MoreMenu({ offers, onPick }: { offers: ActionOffer[]; onPick: (action: string) => void }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (offers.length === 0) return null;
  return (
    <>
      <Button aria-haspopup="menu" startIcon={<MoreIcon />} onClick={(event) => setAnchor(event.currentTarget)}>
        更多
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)} transitionDuration={0}>
        {offers.map((offer) =>
          offer.allowed ? (
            <MenuItem
              key={offer.action}
              onClick={() => {
                setAnchor(null);
                onPick(offer.action);
              }}
            >
              {offer.label}
            </MenuItem>
          ) : (
            <li key={offer.action} className="more-menu-refused" role="menuitem" aria-disabled="true" tabIndex={-1}>
              <span>{offer.label}</span>
              <span className="more-menu-reason">{offer.reason}</span>
            </li>
          ),
        )}
      </Menu>
    </>
  );
}
