import { VERDICTS, type Verdict } from '../../../../server/api/loop-states.js';
import type { NegativeRatingRow } from '../../../../server/api/negative-ratings.js';
import { RATING_LEVELS, type RatingLevel } from '../../../../server/api/ratings.js';

export const levelWords = (level: string): string => RATING_LEVELS[level as RatingLevel] ?? level;

/** `失业一件事 · 非常不满意` */
export const ratingTitle = (row: NegativeRatingRow): string => `${row.oneThingName} · ${levelWords(row.level)}`;

/** The four verdicts, each with where the document sends it (R74). */
export const VERDICT_OPTIONS: { value: Verdict; label: string; hint: string }[] = [
  { value: 'CLEAR', label: VERDICTS.CLEAR, hint: '立行立改' },
  { value: 'COMPLEX', label: VERDICTS.COMPLEX, hint: '说明理由，列入台账限期整改' },
  { value: 'NO_LEGAL_BASIS', label: VERDICTS.NO_LEGAL_BASIS, hint: '向服务对象解释说明' },
  { value: 'MISTAKEN_OR_MALICIOUS', label: VERDICTS.MISTAKEN_OR_MALICIOUS, hint: '不予采纳，保留但不计入' },
];
