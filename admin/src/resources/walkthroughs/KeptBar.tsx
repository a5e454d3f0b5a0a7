import OfflineIcon from '@mui/icons-material/WifiOffOutlined';
import { Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { isServedFromKept, onServedFromKept } from '../../providers/kept-reads.js';
import { isKeptStuck, onKeptChange, sendKept } from './kept-drafts.js';
import { dropPost, tryPostAgain } from './kept-posts.js';
import { useKeptCount, useKeptPosts, useOwner } from './use-kept.js';

/** How often what waits is tried again. */
const RETRY_MS = 15_000;

/** 未上传 n 项: kept in this phone, sent by itself as soon as there is a net; what was refused says why. */
export function KeptBar() {
  const owner = useOwner();
  const queryClient = useQueryClient();
  const posts = useKeptPosts();
  const refused = posts.filter((post) => post.refused);
  const waiting = useKeptCount() - refused.length;
  const isStuck = useSyncExternalStore(onKeptChange, isKeptStuck);
  const isAway = useSyncExternalStore(onServedFromKept, isServedFromKept);
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
  useEffect(() => {
    // what has just arrived shows on the page
    void queryClient.invalidateQueries({ queryKey: ['walkthroughs'] });
  }, [posts.length, queryClient]);
  return (
    <>
      {(!isOnline || isAway || (isStuck && waiting > 0)) && (
        <p className="kept-bar" role="status">
          <OfflineIcon aria-hidden="true" />
          {waiting > 0 ? `离线，未上传 ${waiting} 项，有网后自动上传` : '离线，填写的内容会存在本机'}
        </p>
      )}
      {refused.map((post) => (
        <p key={post.id} className="kept-bar kept-refused" role="alert">
          <span>
            {post.what}“{post.file?.name ?? post.fields.title ?? post.fields.description}”没有上传成功：{post.refused}
          </span>
          <Button size="small" onClick={() => void tryPostAgain(post).then(() => sendKept(owner))}>
            再上传一次
          </Button>
          <Button size="small" onClick={() => void dropPost(post.id)}>
            不再上传
          </Button>
        </p>
      ))}
    </>
  );
}
