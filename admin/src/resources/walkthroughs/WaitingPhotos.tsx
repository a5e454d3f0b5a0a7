import { useEffect, useState } from 'react';
import { dropPost, type KeptPost } from './kept-posts.js';

/** Chosen photos that are still in the phone: small, marked 未上传, each may be taken back. */
export function WaitingPhotos({ posts }: { posts: readonly KeptPost[] }) {
  if (posts.length === 0) return null;
  return (
    <ul className="evidence">
      {posts.map((post) => (
        <WaitingPhoto key={post.id} post={post} />
      ))}
    </ul>
  );
}

function WaitingPhoto({ post: { id, file } }: { post: KeptPost }) {
  const [src, setSrc] = useState<string | null>(null);
  useEffect(() => {
    if (!file?.type.startsWith('image/')) return;
    const made = URL.createObjectURL(file);
    setSrc(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return (
    <li className="waiting">
      <span className="piece">{src ? <img src={src} alt="" /> : <span className="small">{file?.name}</span>}</span>
      <span className="waiting-mark">未上传</span>
      <button type="button" aria-label={`不上传${file?.name ?? ''}`} onClick={() => void dropPost(id)}>
        ×
      </button>
    </li>
  );
}
