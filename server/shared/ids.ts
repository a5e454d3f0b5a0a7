import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * A new id: prefix, the moment in base 32 (so that ids sort by creation) and 60 random bits. Safe in URLs and as a
 * correlation key; says nothing about a person.
 */
export function newId(prefix: string, at: Date): string {
  let time = '';
  for (let rest = at.getTime(), i = 0; i < 9; i++, rest = Math.floor(rest / 32)) time = ALPHABET[rest % 32] + time;
  let random = '';
  for (const byte of randomBytes(12)) random += ALPHABET[byte % 32];
  return `${prefix}_${time}${random}`;
}
