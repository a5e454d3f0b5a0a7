import { Tab, Tabs } from '@mui/material';
import { Link } from 'react-router-dom';

/** 单位 | 人员: one menu entry, two lists. */
export function PeopleTabs({ value }: { value: 'units' | 'users' }) {
  return (
    <Tabs value={value} aria-label="单位与人员" sx={{ mb: 1 }}>
      <Tab value="units" label="单位" component={Link} to="/units" />
      <Tab value="users" label="人员" component={Link} to="/users" />
    </Tabs>
  );
}
