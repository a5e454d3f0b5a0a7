import { useQuery } from '@tanstack/react-query';

/** How often to ask whether the process engine is there. */
const ASK_MS = 60_000;

/** A thin bar while the process engine is away: intake and closing go on. */
export function EngineBar() {
  const { data: isReady = true } = useQuery({
    queryKey: ['readiness'],
    queryFn: async ({ signal }) => (await fetch('/readyz', { signal })).status !== 503,
    refetchInterval: ASK_MS,
    retry: false,
  });
  if (isReady) return null;
  return (
    <div className="engine-bar" role="status">
      流程引擎暂不可用，受理和办结照常，后续步骤会自动补上
    </div>
  );
}
