import { isForbidden, sentenceOf } from '../providers/api-error.js';
import { NoAccess } from './NoAccess.js';
import { Note } from './Note.js';

/** What stands in place of what could not be loaded: no right, or the server's sentence. */
export function LoadProblem({ error }: { error: unknown }) {
  return isForbidden(error) ? <NoAccess /> : <Note tone="bad">{sentenceOf(error)}</Note>;
}
