import { FeelError, FeelFailure, ILLEGAL_ARGUMENTS } from '../values/feel-error.js';
import type { FeelValue } from '../values/feel-value.js';
import { builtin, type Builtins } from './builtin.js';

const isFatal = (...values: FeelValue[]): boolean => values.some((value) => value instanceof FeelError && value.fatal);

/** `assert`: the value, or a failed evaluation (an incident) however deep it stands. */
export const BOOLEAN_FUNCTIONS: Builtins = {
  not: [builtin(['negand'], ([value]) => (typeof value === 'boolean' ? !value : null))],
  'is defined': [builtin(['value'], ([value]) => value !== null)],
  'get or else': [builtin(['value', 'default'], ([value, otherwise]) => value ?? otherwise)],
  assert: [
    builtin(['value', 'condition'], ([value, condition]) => {
      if (condition === true) return value;
      throw new FeelFailure('断言不成立');
    }),
    builtin(['value', 'condition', 'cause'], ([value, condition, cause]) => {
      if (condition === true) return value;
      if (typeof cause !== 'string' && isFatal(value, condition, cause)) return ILLEGAL_ARGUMENTS;
      throw new FeelFailure(typeof cause === 'string' ? `断言不成立：${cause}` : ILLEGAL_ARGUMENTS.message);
    }),
  ],
};
