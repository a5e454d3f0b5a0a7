import { useQuery } from '@tanstack/react-query';
import type { ThreeListRow, ThreeLists } from '../../../../server/api/problems.js';
import { http, queryString } from '../../providers/http.js';

export type GapName = keyof ThreeLists['gaps'];

export const GAP_WORDS: Record<GapName, string> = {
  problemsWithoutMeasure: '个问题没有措施',
  needsWithoutMeasure: '个需求没有措施',
  measuresWithoutUnit: '条措施没有责任单位',
  measuresWithoutDate: '条措施既未整改又没有期限',
};

/** The gaps of one row; each of its filters shows it. */
export function gapOf(row: ThreeListRow): GapName[] {
  const gaps: GapName[] = [];
  if (row.problem && !row.measure) gaps.push('problemsWithoutMeasure');
  if (row.need && !row.measure) gaps.push('needsWithoutMeasure');
  if (row.measure && !row.unitName) gaps.push('measuresWithoutUnit');
  if (row.measure && !row.done && !row.dueOn) gaps.push('measuresWithoutDate');
  return gaps;
}

/** The three lists of a unit or of a walkthrough, whole: they are one sheet of paper. */
export function useThreeLists(filter: { unitId: string; walkthroughId: string }) {
  return useQuery({
    queryKey: ['problems', 'three-lists', filter],
    queryFn: ({ signal }) => http<ThreeLists>(`/api/three-lists${queryString(filter)}`, { signal }),
  });
}
