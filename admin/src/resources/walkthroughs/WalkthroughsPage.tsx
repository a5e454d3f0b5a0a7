import { usePermission } from '../../providers/use-session.js';
import { MyWalks } from './MyWalks.js';
import { WalkthroughList } from './WalkthroughList.js';

/** 走流程: a walker's own tasks, or all of them for 行风办. */
export function WalkthroughsPage() {
  const isWalker = usePermission('walkthrough.walk');
  return isWalker ? <MyWalks /> : <WalkthroughList />;
}
