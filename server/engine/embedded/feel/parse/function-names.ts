/**
 * Function names with blanks. The grammar needs to be told of them where they contain a word of the language (`get or else`);
 * a name that 1.17 lacks (`is empty`) is here too, so that it parses and gives null as on the broker.
 */
const NAMES_WITH_BLANKS = [
  'date and time',
  'years and months duration',
  'day of year',
  'day of week',
  'month of year',
  'week of year',
  'last day of month',
  'is defined',
  'get or else',
  'get value',
  'get entries',
  'context put',
  'context merge',
  'put all',
  'string length',
  'upper case',
  'lower case',
  'substring before',
  'substring after',
  'starts with',
  'ends with',
  'string join',
  'list contains',
  'insert before',
  'index of',
  'distinct values',
  'duplicate values',
  'round up',
  'round down',
  'round half up',
  'round half down',
  'random number',
  'met by',
  'overlaps before',
  'overlaps after',
  'finished by',
  'started by',
  'is empty',
  'is blank',
  'list replace',
  'to json',
  'from json',
  'to base64',
  'round half even',
] as const;

/** The one property with a blank. */
export const PROPERTY_WITH_BLANK = 'time offset';

/** Those of the names that the text may contain: fewer names, fewer surprises with variables called `index` or `day`. */
export function namesWithBlanksIn(source: string): string[] {
  const collapsed = source.replace(/\s+/g, ' ');
  return [...NAMES_WITH_BLANKS, PROPERTY_WITH_BLANK].filter((name) => collapsed.includes(name));
}
