/** A piece of SQL with its parameters; values are always bound, never written into the text. */
export interface SqlFragment {
  text: string;
  values: unknown[];
}

/** Joins literal SQL, nested pieces and bound values. */
export function sql(parts: TemplateStringsArray, ...inserts: unknown[]): SqlFragment {
  const fragment: SqlFragment = { text: parts[0] ?? '', values: [] };
  inserts.forEach((insert, index) => {
    if (isFragment(insert)) {
      fragment.text += insert.text;
      fragment.values.push(...insert.values);
    } else {
      fragment.text += '?';
      fragment.values.push(insert);
    }
    fragment.text += parts[index + 1] ?? '';
  });
  return fragment;
}

/** Pieces with `separator` between them. */
export const join = (pieces: SqlFragment[], separator: string): SqlFragment => ({
  text: pieces.map((piece) => piece.text).join(separator),
  values: pieces.flatMap((piece) => piece.values),
});

const isFragment = (value: unknown): value is SqlFragment =>
  typeof value === 'object' && value !== null && 'text' in value && 'values' in value;

/** `LIKE` pattern that finds a text anywhere, its wildcards taken literally (ESCAPE '\'). */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
