import { useSearchParams } from 'react-router-dom';
import type { WalkthroughView } from '../../../../server/api/walkthroughs.js';
import { CommandScopeProvider } from '../../command/command-scope.js';
import { RecordPage } from '../../ui/RecordPage.js';
import { FeedbackScreen } from './FeedbackScreen.js';
import { OfficeWalk } from './OfficeWalk.js';
import { StepScreen } from './StepScreen.js';
import { WalkOverview } from './WalkOverview.js';
import './walkthroughs.css';

/** One walk: a step a screen for its walker (`?step=`), steps, problems and triage for 行风办. */
export function WalkthroughPage() {
  return (
    <RecordPage<WalkthroughView> resource="walkthroughs" listPath="/walkthroughs">
      {(walk) => (
        <CommandScopeProvider key={walk.id}>
          {walk.mine ? <WalkerWalk walk={walk} /> : <OfficeWalk walk={walk} />}
        </CommandScopeProvider>
      )}
    </RecordPage>
  );
}

function WalkerWalk({ walk }: { walk: WalkthroughView }) {
  const [params] = useSearchParams();
  const asked = params.get('step');
  const step =
    asked === 'now' ? walk.steps.find(({ state }) => state === 'now') : walk.steps.find(({ kind }) => kind === asked);
  if (!step) return <WalkOverview walk={walk} isWaiting={asked === 'now'} />;
  if (step.kind === 'walkthrough.submit-feedback') return <FeedbackScreen walk={walk} step={step} />;
  return <StepScreen key={`${step.kind}${step.task?.jobKey ?? ''}`} walk={walk} step={step} />;
}
