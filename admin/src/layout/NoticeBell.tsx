import BellIcon from '@mui/icons-material/NotificationsOutlined';
import { IconButton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { NoticeRow } from '../../../server/api/admin.js';
import type { Page } from '../../../server/api/list.js';
import { http } from '../providers/http.js';

/** The bell and how many notices are unread. */
export function NoticeBell() {
  const { data } = useQuery({
    queryKey: ['notices', 'unread'],
    queryFn: ({ signal }) => http<Page<NoticeRow>>('/api/notices?unread=true&page=1&pageSize=1', { signal }),
  });
  const unread = data?.total ?? 0;
  return (
    <IconButton component={Link} to="/notices" aria-label={`通知，${unread} 条未读`} sx={{ position: 'relative' }}>
      <BellIcon fontSize="small" />
      {unread > 0 && <span className="badge">{unread > 99 ? '99+' : unread}</span>}
    </IconButton>
  );
}
