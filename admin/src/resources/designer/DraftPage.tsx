import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { DraftView } from '../../../../server/api/designer.js';
import { CommandScopeProvider } from '../../command/command-scope.js';
import { http } from '../../providers/http.js';
import { Note } from '../../ui/Note.js';
import { RecordPage } from '../../ui/RecordPage.js';
import { SkeletonRows } from '../../ui/SkeletonRows.js';
import type { StepTemplate } from './modeler-services.js';
import { ReviewPage } from './ReviewPage.js';
import { useWideScreen } from './use-wide-screen.js';
import './designer.css';

const DraftEditor = lazy(async () => ({ default: (await import('./DraftEditor.js')).DraftEditor }));

/** A draft: its author edits it, everybody else sees what it changes. On a phone it is only looked at. */
export function DraftPage() {
  return (
    <RecordPage<DraftView> resource="process-drafts" listPath="/process-drafts">
      {(draft) => (
        <CommandScopeProvider key={draft.id}>
          <Shown draft={draft} />
        </CommandScopeProvider>
      )}
    </RecordPage>
  );
}

function Shown({ draft }: { draft: DraftView }) {
  const isWide = useWideScreen();
  const { data: templates } = useQuery({
    queryKey: ['element-templates'],
    queryFn: ({ signal }) => http<StepTemplate[]>('/api/element-templates', { signal }),
    staleTime: Infinity,
    enabled: draft.mayEdit && isWide,
  });
  if (!draft.mayEdit) return <ReviewPage draft={draft} />;
  if (!isWide)
    return (
      <>
        <Note>这里只能看图。编辑流程请在电脑上打开。</Note>
        <ReviewPage draft={draft} />
      </>
    );
  if (!templates) return <SkeletonRows rows={9} />;
  return (
    <Suspense fallback={<SkeletonRows rows={9} />}>
      <DraftEditor draft={draft} templates={templates} />
    </Suspense>
  );
}
