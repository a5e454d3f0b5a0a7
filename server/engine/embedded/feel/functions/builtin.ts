import type { FeelContext } from '../compile/scope.js';
import type { FeelValue } from '../values/feel-value.js';

/** One signature of a built-in function. */
export interface Builtin {
  /** Names as they may be given in a call; their number selects the signature. */
  params: readonly string[];
  /** The last parameter takes any number of arguments, as one list. */
  varArgs?: true;
  /** Result, or a FeelError for arguments that it does not take (the call is then null). @throws FeelFailure for an incident */
  invoke(args: FeelValue[], root: FeelContext): FeelValue;
}

/** Signatures by function name, in the order in which they are tried. */
export type Builtins = Record<string, readonly Builtin[]>;

/** Arguments that were not given do not reach a function; undefined only satisfies the type checker. */
export type Args = [FeelValue, FeelValue, FeelValue, FeelValue];

export function builtin(params: readonly string[], invoke: (args: Args, root: FeelContext) => FeelValue): Builtin {
  return { params, invoke: invoke as Builtin['invoke'] };
}

/** A function over one list, or over any number of arguments. */
export function overList(param: string, invoke: (list: FeelValue[]) => FeelValue, illegal: FeelValue): Builtin {
  return { params: [param], varArgs: true, invoke: ([list]) => (Array.isArray(list) ? invoke(list) : illegal) };
}
