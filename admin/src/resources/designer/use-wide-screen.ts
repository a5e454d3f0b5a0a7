import { useMediaQuery } from '@mui/material';

/** Drawing needs a mouse and room; below this a diagram is only looked at. */
export const useWideScreen = (): boolean => useMediaQuery('(min-width: 1000px)', { noSsr: true });
