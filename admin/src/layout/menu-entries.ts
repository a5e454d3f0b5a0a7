import AccountTreeIcon from '@mui/icons-material/AccountTreeOutlined';
import BookIcon from '@mui/icons-material/MenuBookOutlined';
import CampaignIcon from '@mui/icons-material/CampaignOutlined';
import CalendarIcon from '@mui/icons-material/CalendarMonthOutlined';
import DescriptionIcon from '@mui/icons-material/DescriptionOutlined';
import FlagIcon from '@mui/icons-material/FlagOutlined';
import InboxIcon from '@mui/icons-material/InboxOutlined';
import LayersIcon from '@mui/icons-material/LayersOutlined';
import ListsIcon from '@mui/icons-material/FormatListBulletedOutlined';
import OperationsIcon from '@mui/icons-material/MonitorHeartOutlined';
import NeedIcon from '@mui/icons-material/LightbulbOutlined';
import PeopleIcon from '@mui/icons-material/PeopleOutline';
import PhoneIcon from '@mui/icons-material/PhoneInTalkOutlined';
import RectificationIcon from '@mui/icons-material/TaskAltOutlined';
import ReviewIcon from '@mui/icons-material/RuleOutlined';
import ScheduleIcon from '@mui/icons-material/ScheduleOutlined';
import SettingsIcon from '@mui/icons-material/SettingsOutlined';
import ThumbsIcon from '@mui/icons-material/ThumbsUpDownOutlined';
import WalkIcon from '@mui/icons-material/DirectionsWalkOutlined';
import type { ElementType } from 'react';
import type { Role } from '../../../server/api/roles.js';
import type { Permission, SessionView } from '../../../server/api/session.js';

export interface MenuEntry {
  key: string;
  to: string;
  label: string;
  icon: ElementType;
  /** Any of these shows it. */
  needs: readonly Permission[];
}

const ENTRIES: readonly MenuEntry[] = [
  {
    key: 'inbox',
    to: '/inbox',
    label: '待办',
    icon: InboxIcon,
    needs: [
      'item.handle',
      'application.precheck',
      'item.assignUnit',
      'rectification.handle',
      'rectification.verify',
      'rating.callback',
      'supervision.order',
      'walkthrough.walk',
    ],
  },
  { key: 'my-walks', to: '/walkthroughs', label: '我的任务', icon: WalkIcon, needs: ['walkthrough.walk'] },
  { key: 'walkthroughs', to: '/walkthroughs', label: '走流程', icon: WalkIcon, needs: ['walkthrough.assign'] },
  { key: 'overview', to: '/overview', label: '期限总览', icon: ScheduleIcon, needs: ['overview.read'] },
  { key: 'problems', to: '/problems', label: '问题', icon: FlagIcon, needs: ['problem.read'] },
  {
    key: 'rectifications',
    to: '/rectifications',
    label: '整改',
    icon: RectificationIcon,
    needs: ['rectification.read'],
  },
  { key: 'supervision', to: '/supervision-orders', label: '督办', icon: CampaignIcon, needs: ['supervision.read'] },
  {
    key: 'negative-ratings',
    to: '/negative-ratings',
    label: '差评核查',
    icon: PhoneIcon,
    needs: ['rating.callback', 'rating.read', 'rectification.handle'],
  },
  { key: 'three-lists', to: '/three-lists', label: '三个清单', icon: ListsIcon, needs: ['problem.read'] },
  { key: 'needs', to: '/needs', label: '需求', icon: NeedIcon, needs: ['problem.read'] },
  { key: 'applications', to: '/applications', label: '办件', icon: DescriptionIcon, needs: ['application.read'] },
  { key: 'items', to: '/items', label: '分办件', icon: LayersIcon, needs: ['application.read', 'item.handle'] },
  { key: 'processes', to: '/processes', label: '流程库', icon: AccountTreeIcon, needs: ['process.read'] },
  {
    key: 'process-reviews',
    to: '/process-drafts',
    label: '发布审核',
    icon: ReviewIcon,
    needs: ['process.approve'],
  },
  { key: 'ratings', to: '/ratings', label: '评价', icon: ThumbsIcon, needs: ['rating.read'] },
  { key: 'operations', to: '/operations', label: '运行维护', icon: OperationsIcon, needs: ['operations.manage'] },
  { key: 'units', to: '/units', label: '单位与人员', icon: PeopleIcon, needs: ['people.read'] },
  {
    key: 'calendar',
    to: '/calendar',
    label: '工作日历',
    icon: CalendarIcon,
    needs: ['calendar.manage', 'settings.read'],
  },
  { key: 'ledger', to: '/ledger', label: '台账', icon: BookIcon, needs: ['ledger.read'] },
  { key: 'settings', to: '/settings', label: '设置', icon: SettingsIcon, needs: ['settings.read'] },
];

/** Nobody sees more in the menu; the rest is behind 其他栏目, on a phone 菜单. */
export const MENU_SIZE = 7;
/** Tabs at the bottom of a phone. */
export const TAB_SIZE = 4;

/**
 * What each role sees first, its home at the beginning: work, not charts. The first role of the list that a person has
 * decides; everything else that the person may open follows in the order of ENTRIES.
 */
const MENUS: readonly [Role, readonly string[]][] = [
  ['UNIT_OFFICER', ['inbox', 'rectifications', 'items', 'negative-ratings', 'supervision', 'applications', 'problems']],
  ['UNIT_HEAD', ['inbox', 'rectifications', 'items', 'negative-ratings', 'supervision', 'applications', 'ledger']],
  ['COUNTER_CLERK', ['inbox', 'applications', 'items']],
  ['COORDINATOR', ['inbox', 'applications', 'items']],
  ['PROCESS_DESIGNER', ['processes']],
  [
    'STYLE_OFFICE',
    ['overview', 'inbox', 'walkthroughs', 'problems', 'rectifications', 'supervision', 'negative-ratings'],
  ],
  [
    'SUPERVISOR',
    ['overview', 'rectifications', 'supervision', 'problems', 'negative-ratings', 'three-lists', 'applications'],
  ],
  ['EXPERIENCER', ['my-walks', 'rectifications', 'problems']],
  ['ADMINISTRATOR', ['units', 'operations']],
];

/** What this person may open, home first. */
export function menuFor({ user, permissions }: SessionView): MenuEntry[] {
  const visible = ENTRIES.filter((entry) => entry.needs.some((permission) => permissions.includes(permission)));
  const isVisible = (key: string | undefined) => visible.some((entry) => entry.key === key);
  const first = MENUS.find(([role, keys]) => user.roles.includes(role) && isVisible(keys[0]))?.[1] ?? [];
  const place = ({ key }: MenuEntry) => (first.includes(key) ? first.indexOf(key) : first.length);
  return [...visible].sort((one, other) => place(one) - place(other));
}
