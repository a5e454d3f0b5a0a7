import type { ReactNode } from 'react';
import { useDocumentTitle } from '../ui/use-document-title.js';
import './page-head.css';

interface Props {
  title: string;
  sub?: ReactNode;
  tools?: ReactNode;
}

/** Name of the page, one grey sentence, and at most three buttons. */
export function PageHead({ title, sub, tools }: Props) {
  useDocumentTitle(title);
  return (
    <div className="page-head">
      <h1>{title}</h1>
      {sub && <span className="sub wide-only">{sub}</span>}
      <span className="spacer" />
      <span className="inline no-print">{tools}</span>
    </div>
  );
}
