import AccountTreeIcon from '@mui/icons-material/AccountTreeOutlined';
import BookIcon from '@mui/icons-material/MenuBookOutlined';
import CalendarIcon from '@mui/icons-material/CalendarMonthOutlined';
import DescriptionIcon from '@mui/icons-material/DescriptionOutlined';
import InboxIcon from '@mui/icons-material/InboxOutlined';
import LayersIcon from '@mui/icons-material/LayersOutlined';
import PeopleIcon from '@mui/icons-material/PeopleOutline';
import SettingsIcon from '@mui/icons-material/SettingsOutlined';
import ThumbsIcon from '@mui/icons-material/ThumbsUpDownOutlined';
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
    needs: ['item.handle', 'application.precheck', 'item.assignUnit'],
  },
  { key: 'applications', to: '/applications', label: '办件', icon: DescriptionIcon, needs: ['application.read'] },
  { key: 'items', to: '/items', label: '分办件', icon: LayersIcon, needs: ['application.read', 'item.handle'] },
  { key: 'processes', to: '/processes', label: '流程', icon: AccountTreeIcon, needs: ['process.read'] },
  { key: 'ratings', to: '/ratings', label: '评价', icon: ThumbsIcon, needs: ['rating.read'] },
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

/** Nobody sees more in the menu; the rest is in the user menu. */
export const MENU_SIZE = 7;
/** Tabs at the bottom of a phone. */
export const TAB_SIZE = 4;

/** Where each role starts: work, not charts. The first role of the list that a person has decides. */
const HOMES: readonly [Role, string][] = [
  ['UNIT_OFFICER', 'inbox'],
  ['UNIT_HEAD', 'inbox'],
  ['COUNTER_CLERK', 'inbox'],
  ['COORDINATOR', 'inbox'],
  ['PROCESS_DESIGNER', 'processes'],
  ['STYLE_OFFICE', 'applications'],
  ['SUPERVISOR', 'applications'],
  ['ADMINISTRATOR', 'units'],
];

/** What this person may open, home first. */
export function menuFor({ user, permissions }: SessionView): MenuEntry[] {
  const visible = ENTRIES.filter((entry) => entry.needs.some((permission) => permissions.includes(permission)));
  const home = HOMES.find(
    ([role, key]) => user.roles.includes(role) && visible.some((entry) => entry.key === key),
  )?.[1];
  return [...visible.filter((entry) => entry.key === home), ...visible.filter((entry) => entry.key !== home)];
}
