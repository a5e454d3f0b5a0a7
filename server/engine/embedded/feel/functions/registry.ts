import type { Arguments } from '../parse/ast.js';
import { BOOLEAN_FUNCTIONS } from './boolean-functions.js';
import type { Builtin, Builtins } from './builtin.js';
import { CONTEXT_FUNCTIONS } from './context-functions.js';
import { CONVERSION_FUNCTIONS } from './conversion-functions.js';
import { CYCLE_FUNCTION } from './cycle-function.js';
import { LIST_AGGREGATES } from './list-aggregates.js';
import { LIST_FUNCTIONS } from './list-functions.js';
import { NUMERIC_FUNCTIONS } from './numeric-functions.js';
import { RANGE_FUNCTIONS } from './range-functions.js';
import { STRING_FUNCTIONS } from './string-functions.js';
import { TEMPORAL_FUNCTIONS } from './temporal-functions.js';

/** The functions of feel-scala 1.17, Zeebe's own `cycle`, and no others: what came later (`is empty`, `trim`, `uuid` …) gives null, as on Zeebe 8.5. */
const BUILTINS = new Map(
  [
    CONVERSION_FUNCTIONS,
    BOOLEAN_FUNCTIONS,
    STRING_FUNCTIONS,
    LIST_FUNCTIONS,
    LIST_AGGREGATES,
    NUMERIC_FUNCTIONS,
    CONTEXT_FUNCTIONS,
    RANGE_FUNCTIONS,
    TEMPORAL_FUNCTIONS,
    CYCLE_FUNCTION,
  ].flatMap((functions: Builtins) => Object.entries(functions)),
);

/** The names of all built-in functions, for a lint or an editor. */
export function builtinNames(): string[] {
  return [...BUILTINS.keys()];
}

/** The signature that takes these arguments, by number or by names; undefined if there is none. */
export function findBuiltin(name: string, args: Arguments): Builtin | undefined {
  return BUILTINS.get(name)?.find(({ params, varArgs }) => {
    if (args.kind === 'named') return args.values.every(([parameter]) => params.includes(parameter));
    return params.length === args.values.length || (varArgs === true && params.length < args.values.length);
  });
}
