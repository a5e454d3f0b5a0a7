import { z } from 'zod';

/** A form sends an empty parameter for a filter that is not set. */
const emptyIsAbsent = (value: unknown) => (value === '' ? undefined : value);

/** A filter of a list that is one of a closed list. */
export const enumFilter = <const Values extends readonly [string, ...string[]]>(title: string, values: Values) =>
  z.preprocess(emptyIsAbsent, z.enum(values).optional().meta({ title }));

/** A filter by id, name or number. */
export const textFilter = (title: string) =>
  z.preprocess(emptyIsAbsent, z.string().trim().max(100).optional().meta({ title }));

/** A filter `true` or `false`. */
export const booleanFilter = (title: string) =>
  z.preprocess(
    emptyIsAbsent,
    z
      .enum(['true', 'false'])
      .transform((value) => value === 'true')
      .optional()
      .meta({ title }),
  );

/** A filter by day, YYYY-MM-DD. */
export const dayFilter = (title: string) => z.preprocess(emptyIsAbsent, z.iso.date().optional().meta({ title }));
