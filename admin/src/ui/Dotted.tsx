import { Fragment, type ReactNode } from 'react';

/** Short facts with · between them: a line breaks behind a dot, never inside a fact or in front of a dot. */
export function Dotted({ parts }: { parts: ReactNode[] }) {
  const shown = parts.filter((part) => part !== null && part !== undefined && part !== false && part !== '');
  return shown.map((part, index) => (
    <Fragment key={index}>
      <span className="nowrap">
        {part}
        {index < shown.length - 1 && ' ·'}
      </span>{' '}
    </Fragment>
  ));
}
