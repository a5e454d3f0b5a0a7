/** What every typed FEEL value that is not plain JSON extends: temporal values, decimals, functions, ranges and errors. */
export abstract class FeelObject {
  /** feel-scala's value class in one word; two values are comparable only if their tags are equal. */
  abstract readonly tag: string;
}
