import CloseIcon from '@mui/icons-material/CloseOutlined';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import { Button, Drawer, IconButton, Popover, useMediaQuery } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { DeadlineExplanation } from '../../../server/api/deadlines.js';
import { sentenceOf } from '../providers/api-error.js';
import { http } from '../providers/http.js';
import { DeadlineReason, reasonTitle } from './DeadlineReason.js';
import { Note } from './Note.js';
import { SkeletonRows } from './SkeletonRows.js';
import './why-this-day.css';

interface Props {
  deadlineId: string;
  anchor: HTMLElement | null;
  onClose: () => void;
}

/** 为什么是这一天: beside the chip on a desktop, from below on a phone. Focus returns to the chip. */
export function WhyThisDay({ deadlineId, anchor, onClose }: Props) {
  const isPhone = useMediaQuery('(max-width:640px)');
  const { data, error } = useQuery({
    queryKey: ['deadlines', 'explain', deadlineId],
    queryFn: ({ signal }) => http<DeadlineExplanation>(`/api/deadlines/${deadlineId}/explain`, { signal }),
  });
  const inside = (
    <section className="why" role="dialog" aria-label="为什么是这一天">
      <header>
        <h2>{data ? reasonTitle(data) : '为什么是这一天？'}</h2>
        <span className="spacer" />
        <Button
          variant="text"
          size="small"
          startIcon={<PrintIcon />}
          component={Link}
          to={`/print/deadlines/${deadlineId}`}
        >
          打印
        </Button>
        <IconButton aria-label="关闭" onClick={onClose}>
          <CloseIcon fontSize="small" />
        </IconButton>
      </header>
      <div className="why-body">
        {error ? (
          <Note tone="bad">{sentenceOf(error)}</Note>
        ) : data ? (
          <DeadlineReason explanation={data} />
        ) : (
          <SkeletonRows rows={4} />
        )}
      </div>
    </section>
  );
  if (isPhone) {
    return (
      <Drawer
        anchor="bottom"
        open
        onClose={onClose}
        slotProps={{ paper: { sx: { borderRadius: '12px 12px 0 0', maxHeight: '90vh' } } }}
      >
        {inside}
      </Drawer>
    );
  }
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      transitionDuration={0}
      slotProps={{ paper: { sx: { width: 620, mt: 1 } } }}
    >
      {inside}
    </Popover>
  );
}
