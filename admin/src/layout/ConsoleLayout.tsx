import HelpIcon from '@mui/icons-material/HelpOutlineOutlined';
import { IconButton, useMediaQuery } from '@mui/material';
import { Suspense, useState } from 'react';
import { SkipNavigationButton, type LayoutProps } from 'react-admin';
import { Link, Navigate, useLocation } from 'react-router-dom';
import { LiveRefresh } from '../providers/live-refresh.js';
import { useSession } from '../providers/use-session.js';
import { SkeletonRows } from '../ui/SkeletonRows.js';
import { BrandMark } from './BrandMark.js';
import { EngineBar } from './EngineBar.js';
import { GlobalSearch } from './GlobalSearch.js';
import { KeyHelp } from './KeyHelp.js';
import { MENU_SIZE, TAB_SIZE, menuFor } from './menu-entries.js';
import { MoreEntries } from './MoreEntries.js';
import { NavMenu } from './NavMenu.js';
import { NoticeBell } from './NoticeBell.js';
import { PageBoundary } from './PageBoundary.js';
import { Today } from './Today.js';
import { useGlobalKeys } from './use-global-keys.js';
import { UserMenu } from './UserMenu.js';
import './console-layout.css';

/** Menu at the left (168), bar on top (48); on a narrow screen tabs at the bottom, the last of them 菜单. */
export function ConsoleLayout({ children }: LayoutProps) {
  const session = useSession();
  const location = useLocation();
  const isNarrow = useMediaQuery('(max-width:900px)');
  const [showsKeys, setShowsKeys] = useState(false);
  useGlobalKeys(() => setShowsKeys(true));
  if (!session)
    return <Navigate to="/login" state={{ nextPathname: location.pathname, nextSearch: location.search }} replace />;
  const entries = menuFor(session);
  const room = isNarrow ? TAB_SIZE : MENU_SIZE;
  const more = entries.slice(room);
  return (
    <div className="shell">
      <SkipNavigationButton />
      <LiveRefresh />
      <Link className="brand" to="/">
        <BrandMark />
        快办
      </Link>
      <header className="top-bar">
        <GlobalSearch />
        <span className="spacer" />
        <Today />
        <NoticeBell />
        <IconButton className="wide-only" aria-label="快捷键" onClick={() => setShowsKeys(true)}>
          <HelpIcon fontSize="small" />
        </IconButton>
        <UserMenu session={session} onKeys={() => setShowsKeys(true)} />
      </header>
      <EngineBar />
      {isNarrow ? (
        <NavMenu className="tab-bar" label="底部菜单" entries={entries.slice(0, room)}>
          {more.length > 0 && <MoreEntries entries={more} label="菜单" />}
        </NavMenu>
      ) : (
        <NavMenu className="nav" label="主菜单" entries={entries.slice(0, room)}>
          {more.length > 0 && <MoreEntries entries={more} label="其他栏目" />}
        </NavMenu>
      )}
      <main className="console-main" id="main-content" tabIndex={-1}>
        <PageBoundary place={location.pathname}>
          <Suspense fallback={<SkeletonRows />}>{children}</Suspense>
        </PageBoundary>
      </main>
      {showsKeys && <KeyHelp onClose={() => setShowsKeys(false)} />}
    </div>
  );
}
