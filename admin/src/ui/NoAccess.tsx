import type { ReactNode } from 'react';
import { BackHome } from './BackHome.js';
import { EmptyState } from './EmptyState.js';

/** A page that this post may not see: says so, and leads back to what it may. */
export function NoAccess({ children = '您的岗位没有这项权限，需要时请联系系统管理员。' }: { children?: ReactNode }) {
  return (
    <EmptyState kind="locked" title="无权查看" action={<BackHome />}>
      {children}
    </EmptyState>
  );
}
