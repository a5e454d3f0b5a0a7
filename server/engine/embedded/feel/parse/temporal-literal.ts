import type { FeelValue } from '../values/feel-value.js';
import { parseAtLiteral, parseDate, parseDateTime, parseFeelDuration, parseTime } from '../values/parse-temporal.js';
import type { Node } from './ast.js';

/** A literal is read without a clock, at deployment; zones seldom change their standard offset. */
const RULES_OF = Date.UTC(2024, 0, 1);

function valueOf(constructor: 'duration' | 'date and time' | 'date' | 'time' | '@', text: string): FeelValue {
  switch (constructor) {
    case 'duration':
      return parseFeelDuration(text, true);
    case 'date and time':
      return parseDateTime(text);
    case 'date':
      return parseDate(text);
    case 'time':
      return parseTime(text, RULES_OF);
    case '@':
      return parseAtLiteral(text, RULES_OF);
  }
}

/** A temporal value with its text in the expression: made at deployment; a text that is none gives null, no refusal. */
export function temporalLiteral(constructor: 'duration' | 'date and time' | 'date' | 'time' | '@', text: string): Node {
  return { kind: 'const', value: valueOf(constructor, text) };
}
