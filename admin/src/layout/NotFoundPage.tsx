import { BackHome } from '../ui/BackHome.js';
import { EmptyState } from '../ui/EmptyState.js';

/** An address that does not exist. */
export function NotFoundPage() {
  return (
    <EmptyState kind="filtered" title="没有这一页" action={<BackHome />}>
      地址不对，或者链接已失效。
    </EmptyState>
  );
}
