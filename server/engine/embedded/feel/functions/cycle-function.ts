import { DaysTimeDuration, YearsMonthsDuration } from '../values/durations.js';
import { isNumber, type FeelValue } from '../values/feel-value.js';
import { toInt32 } from '../values/numbers.js';
import { builtin, type Builtins } from './builtin.js';

function cycle(repetitions: FeelValue, interval: FeelValue): FeelValue {
  if (!(interval instanceof DaysTimeDuration) && !(interval instanceof YearsMonthsDuration)) return null;
  if (repetitions === null) return `R/${interval.toText()}`;
  return isNumber(repetitions) ? `R${toInt32(repetitions)}/${interval.toText()}` : null;
}

/** The one function that Zeebe adds to FEEL: the text of a repeating timer, `R3/PT10S`; without a number it repeats without end. */
export const CYCLE_FUNCTION: Builtins = {
  cycle: [
    builtin(['repetitions', 'interval'], ([repetitions, interval]) => cycle(repetitions, interval)),
    builtin(['interval'], ([interval]) => cycle(null, interval)),
  ],
};
