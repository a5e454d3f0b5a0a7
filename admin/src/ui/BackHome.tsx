import { Button } from '@mui/material';
import { Link } from 'react-router-dom';

/** The way out of a page that shows nothing. */
export const BackHome = () => (
  <Button size="small" component={Link} to="/">
    回到首页
  </Button>
);
