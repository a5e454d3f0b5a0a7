import { useEffect, useState } from 'react';
import './skeleton-rows.css';

/** Nothing for 300 ms, then grey rows of the final height; never a spinner over content. */
const QUIET_MS = 300;

export function SkeletonRows({ rows = 6, height = 56 }: { rows?: number; height?: number }) {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-label="正在载入" className="skeleton-rows" style={{ minHeight: rows * height }}>
      {isLate &&
        Array.from({ length: rows }, (_, index) => (
          <div key={index} className="skeleton-row" style={{ height }} aria-hidden="true">
            <span style={{ width: `${38 - (index % 3) * 7}%` }} />
            <span style={{ width: '14%' }} />
          </div>
        ))}
    </div>
  );
}
