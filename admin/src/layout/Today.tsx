import { useEffect, useState } from 'react';
import { serverNow } from '../providers/server-time.js';
import { dayInWords, timeOfDay } from '../ui/format.js';

const TICK_MS = 15_000;

/** `10月13日（周二）14:05`, by the server's clock. */
export function Today() {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return <span className="date">{now && `${dayInWords(now)}${timeOfDay(now)}`}</span>;
}
