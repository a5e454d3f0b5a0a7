import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { ElderSwitch } from './ElderSwitch';

interface ShellProps {
  title: string;
  /** Where the arrow goes; none on the home page. */
  back?: string;
  right?: ReactNode;
  /** Sticks to the bottom: the verbs of the page. */
  bar?: ReactNode;
  children: ReactNode;
}

/** Frame of every portal page: a bar above, one column, the verbs below. */
export function Shell({ title, back, right, bar, children }: ShellProps) {
  return (
    <div className="page">
      <header className="top">
        {back === undefined ? (
          <span className="brand" aria-hidden="true" />
        ) : (
          <Link className="back" to={back} aria-label="返回">
            ‹
          </Link>
        )}
        <h1>{title}</h1>
        <div className="top-right">{right ?? <ElderSwitch />}</div>
      </header>
      <main>{children}</main>
      {bar && <footer className="bar">{bar}</footer>}
    </div>
  );
}
