import OfflineIcon from '@mui/icons-material/WifiOffOutlined';
import { useEffect, useState } from 'react';
import { sendKept } from './kept-drafts.js';
import { useKeptCount, useOwner } from './use-kept.js';

/** How often what waits is tried again. */
const RETRY_MS = 15_000;

/** 离线，已存本机 n 条: sends by itself as soon as there is a net. */
export function KeptBar() {
  const owner = useOwner();
  const count = useKeptCount();
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => {
      setOnline(navigator.onLine);
      if (navigator.onLine) void sendKept(owner);
    };
    look();
    const timer = setInterval(look, RETRY_MS);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, [owner]);
  if (isOnline) return null;
  return (
    <p className="kept-bar" role="status">
      <OfflineIcon aria-hidden="true" />
      {count > 0 ? `离线，已存本机 ${count} 条，有网后自动上传` : '离线，填写的内容会存在本机'}
    </p>
  );
}
