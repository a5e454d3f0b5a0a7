import type { ReactNode } from 'react';
import './panel.css';

interface Props {
  title: string;
  sub?: ReactNode;
  tools?: ReactNode;
  children: ReactNode;
  /** Without the inner margin, for tables and diagrams. */
  flush?: boolean;
}

/** A white box with a line round it and its name on top. */
export function Panel({ title, sub, tools, children, flush = false }: Props) {
  return (
    <section className="panel" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {sub && <span className="sub">{sub}</span>}
        <span className="spacer" />
        {tools}
      </header>
      {flush ? children : <div className="panel-body">{children}</div>}
    </section>
  );
}
