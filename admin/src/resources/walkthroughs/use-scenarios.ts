import { useQuery } from '@tanstack/react-query';
import type { ScenarioCard } from '../../../../server/api/walkthroughs.js';
import { http } from '../../providers/http.js';

/** The ten scenarios in the order of the document; none while they are on their way. */
export function useScenarios(): ScenarioCard[] {
  const { data = [] } = useQuery({
    queryKey: ['scenarios'],
    queryFn: ({ signal }) => http<ScenarioCard[]>('/api/scenarios', { signal }),
  });
  return data;
}

/** Id → name, for filters. */
export const useScenarioNames = (): Record<string, string> =>
  Object.fromEntries(useScenarios().map(({ id, name }) => [id, name]));
