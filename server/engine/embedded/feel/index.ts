/** FEEL as the broker (Zeebe 8.5, feel-scala 1.17) evaluates it. */
export { compileExpression, type CompiledExpression, type FeelResult } from './compiled-expression.js';
export type { FeelContext } from './compile/scope.js';
export { FeelSyntaxError } from './feel-syntax-error.js';
export { DaysTimeDuration, YearsMonthsDuration, type FeelDuration } from './values/durations.js';
export { FeelDate, FeelDateTime, FeelLocalDateTime, FeelLocalTime, FeelTime } from './values/moments.js';
export type { FeelValue, JsonValue } from './values/feel-value.js';
export { parseCycle, parseDateTime, parseDuration, type Cycle } from './temporal.js';
