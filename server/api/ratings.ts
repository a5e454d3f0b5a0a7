/** The five levels of the national 好差评 standard (GB/T 39734-2020), in words; the last two are negative. */
export const RATING_LEVELS = {
  VERY_SATISFIED: '非常满意',
  SATISFIED: '满意',
  BASICALLY_SATISFIED: '基本满意',
  DISSATISFIED: '不满意',
  VERY_DISSATISFIED: '非常不满意',
} as const;
export type RatingLevel = keyof typeof RATING_LEVELS;
export const NEGATIVE_LEVELS: readonly RatingLevel[] = ['DISSATISFIED', 'VERY_DISSATISFIED'];
