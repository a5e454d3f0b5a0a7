import { Navigate } from 'react-router-dom';
import { useSession } from '../providers/use-session.js';
import { EmptyState } from '../ui/EmptyState.js';
import { menuFor } from './menu-entries.js';

/** Sends everybody to their work. */
export function HomePage() {
  const session = useSession();
  if (!session) return null;
  const home = menuFor(session)[0];
  if (home) return <Navigate to={home.to} replace />;
  return (
    <EmptyState kind="locked" title="没有可打开的页面">
      您的岗位还没有分配权限，请联系本单位管理员。
    </EmptyState>
  );
}
