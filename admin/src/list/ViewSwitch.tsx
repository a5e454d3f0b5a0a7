import BoardIcon from '@mui/icons-material/GridViewOutlined';
import ListIcon from '@mui/icons-material/FormatListBulletedOutlined';
import { Link } from 'react-router-dom';
import './board.css';

/** 看板 | 列表: two ways to look at the same query. */
export function ViewSwitch({ current, board, list }: { current: 'board' | 'list'; board: string; list: string }) {
  return (
    <nav className="view-switch" aria-label="显示方式">
      <Link to={board} aria-current={current === 'board' ? 'page' : undefined}>
        <BoardIcon aria-hidden="true" />
        看板
      </Link>
      <Link to={list} aria-current={current === 'list' ? 'page' : undefined}>
        <ListIcon aria-hidden="true" />
        列表
      </Link>
    </nav>
  );
}
