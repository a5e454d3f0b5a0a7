import { Button } from '@mui/material';
import { useFilter } from '../../list/use-filter.js';

/** The lines of one case only, when a link asked for it; one click removes it. */
export function CaseFilter() {
  const [caseId, setCaseId] = useFilter('caseId');
  if (!caseId) return null;
  return (
    <Button size="small" onClick={() => setCaseId('')} sx={{ minHeight: 32 }}>
      只看一件办件 ×
    </Button>
  );
}
