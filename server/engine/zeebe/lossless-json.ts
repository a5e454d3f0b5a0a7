/** Strings first, so that digits inside text are left alone; then numbers. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const WHOLE = /^-?\d{16,}$/;

/**
 * JSON in which a whole number beyond 2^53 becomes decimal text instead of a neighbouring number: keys of a broker with four or more
 * partitions, and whatever somebody put into a variable.
 */
export function parseLossless(text: string): unknown {
  return JSON.parse(
    text.replace(TOKEN, (token) => (WHOLE.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token)),
  );
}
