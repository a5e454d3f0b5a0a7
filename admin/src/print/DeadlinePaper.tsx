import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import type { DeadlineExplanation } from '../../../server/api/deadlines.js';
import { sentenceOf } from '../providers/api-error.js';
import { http } from '../providers/http.js';
import { DeadlineReason, reasonTitle } from '../ui/DeadlineReason.js';
import { Note } from '../ui/Note.js';
import { Paper } from './Paper.js';

/** 期限计算说明: the days of one deadline, to recount by hand. */
export function DeadlinePaper() {
  const { id } = useParams();
  const { data, error } = useQuery({
    queryKey: ['deadlines', 'explain', id],
    queryFn: ({ signal }) => http<DeadlineExplanation>(`/api/deadlines/${id}/explain`, { signal }),
  });
  if (error) return <Note tone="bad">{sentenceOf(error)}</Note>;
  if (!data) return null;
  return (
    <Paper title="期限计算说明">
      <p className="to">
        {data.title}：{reasonTitle(data)}
      </p>
      <DeadlineReason explanation={data} />
    </Paper>
  );
}
