import { Link } from 'react-router-dom';
import type { ApplicationView } from '../../../../server/api/applications.js';
import { CommandScopeProvider } from '../../command/command-scope.js';
import { useOneThingForm } from '../../forms/use-one-thing-form.js';
import { PageHead } from '../../list/PageHead.js';
import { sentenceOf } from '../../providers/api-error.js';
import { Note } from '../../ui/Note.js';
import { RecordPage } from '../../ui/RecordPage.js';
import { SkeletonRows } from '../../ui/SkeletonRows.js';
import { FilingForm } from './FilingForm.js';

/** 代办申请: one form, one set of materials, filled in for the person at the counter. */
export function FilingPage() {
  return (
    <RecordPage<ApplicationView> resource="applications" listPath="/applications">
      {(application) => (
        <CommandScopeProvider key={application.id}>
          <p className="crumbs">
            <Link to="/applications">办件</Link> / <Link to="/filing">代办申请</Link>
          </p>
          {application.status === 'DRAFT' ? (
            <Draft application={application} />
          ) : (
            <Submitted application={application} />
          )}
        </CommandScopeProvider>
      )}
    </RecordPage>
  );
}

function Draft({ application }: { application: ApplicationView }) {
  const { data: definition, error } = useOneThingForm(application.oneThingId);
  if (error) return <Note tone="bad">{sentenceOf(error)}</Note>;
  if (!definition) return <SkeletonRows rows={8} />;
  return <FilingForm application={application} definition={definition} />;
}

function Submitted({ application }: { application: ApplicationView }) {
  return (
    <>
      <PageHead title={application.oneThingName} />
      <Note tone="good">
        <b>已提交</b>，编号 {application.number}。<Link to={`/applications/${application.id}`}>打开办件</Link>
      </Note>
    </>
  );
}
