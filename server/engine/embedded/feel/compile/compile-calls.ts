import { findBuiltin } from '../functions/registry.js';
import type { Builtin } from '../functions/builtin.js';
import type { Arguments, Node } from '../parse/ast.js';
import { FeelError } from '../values/feel-error.js';
import { FeelFunction } from '../values/feel-function.js';
import { getEntry, isContext, type FeelValue } from '../values/feel-value.js';
import type { Compiler, Evaluate } from './compiler.js';
import { VariableScope, type Scope } from './scope.js';
import { orNull } from './truth.js';

const NULL_ARGUMENT: Evaluate = () => null;

/** A function fits if it has as many parameters, or all the names that are given. */
function fits(params: readonly string[], args: Arguments): boolean {
  if (args.kind === 'positional') return params.length === args.values.length;
  return args.values.every(([name]) => params.includes(name));
}

/** The arguments of a call in the order of a function's parameters; a name that is not given is null. */
function ordered(compiler: Compiler, args: Arguments): (params: readonly string[]) => Evaluate[] {
  if (args.kind === 'positional') {
    const values = args.values.map((value) => compiler.compile(value));
    return () => values;
  }
  const named = new Map(args.values.map(([name, value]) => [name, compiler.compile(value)]));
  return (params) => params.map((param) => named.get(param) ?? NULL_ARGUMENT);
}

/** Everything from the last parameter on becomes one list; a function of one parameter takes a single list as that list. */
function collected(values: FeelValue[], builtin: Builtin): FeelValue[] {
  const fixed = builtin.params.length - 1;
  const rest = values.slice(fixed);
  const only = rest[0];
  return [...values.slice(0, fixed), rest.length === 1 && fixed === 0 && Array.isArray(only) ? only : rest];
}

function callBuiltin(builtin: Builtin, args: Evaluate[], collects: boolean): Evaluate {
  const { invoke } = builtin;
  return (scope) => {
    const values = args.map((arg) => arg(scope));
    const given = collects ? collected(values, builtin) : values;
    const result = invoke(given, scope.root);
    return result instanceof FeelError
      ? (given.find((value) => value instanceof FeelError && value.fatal) ?? null)
      : result;
  };
}

/** Calls by name: contexts in scope come first, then the built-in functions; an unknown function gives null. */
export function compileCall(compiler: Compiler, name: string, args: Arguments): Evaluate {
  const argumentsFor = ordered(compiler, args);
  const builtin = findBuiltin(name, args);
  const fallback: Evaluate = builtin
    ? callBuiltin(builtin, argumentsFor(builtin.params), args.kind === 'positional' && builtin.varArgs === true)
    : NULL_ARGUMENT;
  if (!compiler.definesFunctions) return fallback;
  return (scope) => {
    const own = scope.functions(name).find((candidate) => fits(candidate.params, args));
    return own ? orNull(own.invoke(argumentsFor(own.params).map((arg) => arg(scope)))) : fallback(scope);
  };
}

/** `context.function(…)`. An unknown function is a failed evaluation here, unlike in a plain call. */
export function compileMemberCall(compiler: Compiler, base: Node, name: string, args: Arguments): Evaluate {
  const context = compiler.compile(base);
  const argumentsFor = ordered(compiler, args);
  return (scope) => {
    const value = context(scope);
    if (value instanceof FeelError) return value;
    const entry = isContext(value) ? getEntry(value, name) : undefined;
    if (!(entry instanceof FeelFunction) || !fits(entry.params, args)) return new FeelError(`找不到函数“${name}”`);
    return entry.invoke(argumentsFor(entry.params).map((arg) => arg(scope)));
  };
}

/** A function literal closes over the scope that it stands in. */
export function compileFunction(compiler: Compiler, params: string[], bodyNode: Node): Evaluate {
  const body = compiler.compile(bodyNode);
  return (scope) =>
    new FeelFunction(params, (args) => {
      const inner = params.reduce<Scope>(
        (outer, param, index) => new VariableScope(outer, param, args[index] ?? null),
        scope,
      );
      return body(inner);
    });
}
