import { Link } from 'react-router-dom';
import type { Permission } from '../../../../server/api/session.js';
import { useSession } from '../../providers/use-session.js';
import { SUBJECT_NAMES, subjectHref } from '../supervision/subject-href.js';

/** What opens the page of each kind of case. */
const NEEDS: Record<string, Permission> = {
  application: 'application.read',
  item: 'application.read',
  rectification: 'rectification.read',
  'negative-rating': 'rating.read',
  supervision: 'supervision.read',
  walkthrough: 'walkthrough.assign',
};

interface Props {
  subjectType: string | null;
  subjectId: string | null;
  number: string | null;
}

/** The case by its number; a link for whoever may read it: an administrator runs the system and does not read applications. */
export function CaseLink({ subjectType, subjectId, number }: Props) {
  const session = useSession();
  if (subjectType === null || subjectId === null) return <span>没有对应的办件</span>;
  const words = `${SUBJECT_NAMES[subjectType] ?? ''} ${number ?? ''}`.trim();
  const needed = NEEDS[subjectType];
  const mayRead = needed !== undefined && (session?.permissions.includes(needed) ?? false);
  return mayRead ? (
    <Link to={subjectHref(subjectType, subjectId)}>{words}</Link>
  ) : (
    <span className="code" title="办件内容由经办单位查看">
      {words}
    </span>
  );
}
