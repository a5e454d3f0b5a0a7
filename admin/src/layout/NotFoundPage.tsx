import { Button } from '@mui/material';
import { Link } from 'react-router-dom';
import { EmptyState } from '../ui/EmptyState.js';

/** An address that does not exist. */
export function NotFoundPage() {
  return (
    <EmptyState
      kind="filtered"
      title="没有这一页"
      action={
        <Button size="small" component={Link} to="/">
          回到首页
        </Button>
      }
    >
      地址不对，或者链接已失效。
    </EmptyState>
  );
}
