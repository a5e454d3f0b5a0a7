/** The mark of 快办: a ticked box. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 22 22" width="22" height="22" fill="none" stroke="currentColor" aria-hidden="true">
      <path d="M3 3.5h16v15H3z" strokeWidth="2" />
      <path d="M6.5 11.5l3.2 3.2L16 7.5" strokeWidth="2.4" />
    </svg>
  );
}
