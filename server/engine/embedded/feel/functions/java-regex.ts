/** Java regular expressions on JavaScript's engine: the same for what conditions use; possessive quantifiers and the like are not. */

const FLAGS: Record<string, string> = { s: 's', m: 'm', i: 'i' };
const CACHE = new Map<string, RegExp | null>();
const CACHE_SIZE = 500;

/** Flag `x`: blanks and comments outside of classes do not count. */
function withoutComments(pattern: string): string {
  return pattern.replace(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\s+|#.*/g, (part) => (/^[\s#]/.test(part) ? '' : part));
}

function compile(pattern: string, flags: string): RegExp | null {
  const inline = /^\(\?([imsx]+)\)/.exec(pattern);
  const all = flags + (inline?.[1] ?? '');
  const body = inline ? pattern.slice(inline[0].length) : pattern;
  const source = (all.includes('x') ? withoutComments(body) : body)
    .replace(
      /\\([\s\S])/g,
      (escape, letter: string) => ({ A: '^', z: '$', Z: '$', h: '[ \\t\\u00a0]' })[letter] ?? escape,
    )
    .replace(/\\p\{(Alpha|Digit|Alnum|Upper|Lower|Punct|Space)\}/g, (_, name: string) => POSIX[name] ?? _);
  const jsFlags = `g${[...new Set(all)].map((flag) => FLAGS[flag] ?? '').join('')}`;
  for (const unicode of ['u', '']) {
    try {
      return new RegExp(source, jsFlags + unicode);
    } catch {
      // Java takes escapes that the unicode mode refuses, such as `\-`: try once more without it.
    }
  }
  return null;
}

const POSIX: Record<string, string> = {
  Alpha: '[a-zA-Z]',
  Digit: '[0-9]',
  Alnum: '[a-zA-Z0-9]',
  Upper: '[A-Z]',
  Lower: '[a-z]',
  Punct: '[!-\\/:-@\\[-`{-~]',
  Space: '[ \\t\\n\\x0B\\f\\r]',
};

/** A global expression, its `lastIndex` at 0; null if the pattern is none. */
export function javaRegex(pattern: string, flags = ''): RegExp | null {
  const key = `${flags}/${pattern}`;
  let regex = CACHE.get(key);
  if (regex === undefined) {
    regex = compile(pattern, flags);
    if (CACHE.size >= CACHE_SIZE) CACHE.clear();
    CACHE.set(key, regex);
  }
  if (regex) regex.lastIndex = 0;
  return regex;
}

/** The same pattern where a half of a surrogate pair is a character of its own, tried at one place only. */
function halfwise(regex: RegExp): RegExp | null {
  try {
    return new RegExp(regex.source, `${regex.flags.replace(/[gu]/g, '')}y`);
  } catch {
    return null;
  }
}

const isBetweenHalves = (text: string, at: number): boolean =>
  /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(at - 1, 0), at + 1));

/**
 * The matches one after another. Java goes on one UTF-16 unit after an empty match, so that it also finds what matches between the
 * halves of an emoji.
 */
export function* javaMatches(input: string, regex: RegExp): Generator<RegExpExecArray> {
  for (let at = 0; at <= input.length;) {
    let match: RegExpExecArray | null = null;
    if (isBetweenHalves(input, at)) {
      const half = halfwise(regex);
      if (half) {
        half.lastIndex = at;
        match = half.exec(input);
      }
      at += 1;
    }
    if (!match) {
      regex.lastIndex = at;
      match = regex.exec(input);
    }
    if (!match) return;
    yield match;
    at = match.index + Math.max(match[0].length, 1);
  }
}

/** The text for one match: `$1` a group (as many digits as there are groups for), `\` takes the next character as it is. Null: no such group. */
function expand(replacement: string, match: RegExpExecArray): string | null {
  let text = '';
  for (let index = 0; index < replacement.length; index += 1) {
    const letter = replacement[index];
    if (letter === '\\') {
      index += 1;
      if (index >= replacement.length) return null;
      text += replacement[index];
    } else if (letter === '$') {
      const name = /^\$(?:\{([A-Za-z][A-Za-z0-9]*)\}|(\d))/.exec(replacement.slice(index));
      if (!name) return null;
      let group: string | undefined;
      let length = name[0].length;
      if (name[1] !== undefined) {
        if (!match.groups || !Object.hasOwn(match.groups, name[1])) return null;
        group = match.groups[name[1]];
      } else {
        let number = Number(name[2]);
        if (number >= match.length) return null;
        for (
          let digit = replacement[index + length];
          digit && /\d/.test(digit) && number * 10 + Number(digit) < match.length;
          digit = replacement[index + length]
        ) {
          number = number * 10 + Number(digit);
          length += 1;
        }
        group = match[number];
      }
      text += group ?? '';
      index += length - 1;
    } else {
      text += letter;
    }
  }
  return text;
}

/** Java's `replaceAll`; null if the replacement names a group that there is not. */
export function javaReplace(input: string, regex: RegExp, replacement: string): string | null {
  let text = '';
  let from = 0;
  for (const match of javaMatches(input, regex)) {
    const part = expand(replacement, match);
    if (part === null) return null;
    text += input.slice(from, match.index) + part;
    from = match.index + match[0].length;
  }
  return text + input.slice(from);
}

/** Java's `split` with empty parts kept; groups are not parts, and an empty match at the start makes none. */
export function javaSplit(input: string, regex: RegExp): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of javaMatches(input, regex)) {
    if (match[0] === '' && (match.index === 0 || match.index >= input.length)) {
      if (match.index === 0 || input.length === 0) continue;
    }
    parts.push(input.slice(from, match.index));
    from = match.index + match[0].length;
  }
  parts.push(input.slice(from));
  return parts;
}
