/** The address of a list with these filters: every number is a link to what it counts. */
export const listHref = (path: string, filter: Record<string, string>): string =>
  `${path}?filter=${encodeURIComponent(JSON.stringify(filter))}&page=1`;
