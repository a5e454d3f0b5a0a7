import { FeelFunction } from '../values/feel-function.js';
import { fromDouble, isLargeDouble } from '../values/numbers.js';
import { getEntry, type FeelContextValue, type FeelValue } from '../values/feel-value.js';

/** What one evaluation may ask the outside for. */
export interface FeelContext {
  /** JSON value of a variable, undefined when there is none of that name. */
  lookup(name: string): unknown;
  /** Names of all variables, where somebody needs them. */
  names?(): Iterable<string>;
  /** Milliseconds since 1970. */
  now(): number;
}

/** Names and their values as an expression sees them, from the inside out. */
export abstract class Scope {
  constructor(readonly root: FeelContext) {}

  abstract get(name: string): FeelValue | undefined;

  /** Functions that contexts in scope define under that name, innermost first. */
  abstract functions(name: string): FeelFunction[];
}

/** A number beyond 64 bits becomes a decimal when it is read, alone or in a list; in an object it stays what it is. */
export function readVariable(value: FeelValue | undefined): FeelValue | undefined {
  if (Array.isArray(value)) return value.some(isLargeDouble) ? value.map((item) => readVariable(item) ?? null) : value;
  return isLargeDouble(value) ? fromDouble(value as number) : value;
}

/** The variables of the process. They are JSON, so there are no functions among them. */
export class RootScope extends Scope {
  get(name: string): FeelValue | undefined {
    return readVariable(this.root.lookup(name) as FeelValue | undefined);
  }

  functions(): FeelFunction[] {
    return [];
  }
}

/** One name more: a parameter, an iterator, `item`, `partial`, the input of a test. */
export class VariableScope extends Scope {
  constructor(
    private readonly parent: Scope,
    private readonly name: string,
    private readonly value: FeelValue,
  ) {
    super(parent.root);
  }

  get(name: string): FeelValue | undefined {
    return name === this.name ? this.value : this.parent.get(name);
  }

  functions(name: string): FeelFunction[] {
    return this.parent.functions(name);
  }
}

/** The entries of a context before everything outside: a context literal under construction, or an item under a filter. */
export class ContextScope extends Scope {
  constructor(
    private readonly parent: Scope,
    private readonly context: FeelContextValue,
  ) {
    super(parent.root);
  }

  get(name: string): FeelValue | undefined {
    const entry = getEntry(this.context, name);
    return entry === undefined || entry instanceof FeelFunction ? this.parent.get(name) : entry;
  }

  functions(name: string): FeelFunction[] {
    const entry = getEntry(this.context, name);
    const outer = this.parent.functions(name);
    return entry instanceof FeelFunction ? [entry, ...outer] : outer;
  }
}
