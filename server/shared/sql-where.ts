/** Conditions of a raw query, joined by AND; values are always bound, never written into the text. */
export interface SqlWhere {
  text: string;
  values: unknown[];
}

/** Joins the conditions that apply; null ones do not. An empty list is always true. */
export function allOf(conditions: readonly (readonly [text: string, ...values: unknown[]] | null)[]): SqlWhere {
  const applying = conditions.filter((each) => each !== null);
  return {
    text: applying.length === 0 ? '1' : applying.map(([text]) => `(${text})`).join(' AND '),
    values: applying.flatMap(([, ...values]) => values),
  };
}

/** The upper end of the range of texts that begin with `prefix`; a range uses the index, LIKE does not. */
export const endOfPrefix = (prefix: string): string => `${prefix}\uffff`;
