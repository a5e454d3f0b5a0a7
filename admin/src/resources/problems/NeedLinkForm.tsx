import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Page } from '../../../../server/api/list.js';
import type { MeasureRow, NeedView, ProblemRow } from '../../../../server/api/problems.js';
import { ActionForm } from '../../command/ActionForm.js';
import { http, queryString } from '../../providers/http.js';
import { needCommands } from '../../providers/loop-commands.js';
import { Field } from '../../ui/Field.js';
import { PickList } from './PickList.js';

/** 关联: which problems the need belongs to and which of their measures answer it; what is unticked is unlinked. */
export function NeedLinkForm({ need, onClose }: { need: NeedView; onClose: () => void }) {
  const shared = need.linkedMeasures.filter((measure) => measure.problemId !== null);
  const [problemIds, setProblemIds] = useState(need.linkedProblems.map(({ id }) => id));
  const [measureIds, setMeasureIds] = useState(shared.map(({ id }) => id));
  const [text, setText] = useState('');
  const problems = useFound<ProblemRow>('problems', text, { repeat: 'without' }, need.linkedProblems);
  const measures = useFound<MeasureRow>('measures', text, {}, shared).filter((measure) => measure.problemId !== null);
  return (
    <ActionForm
      title="关联问题和措施"
      sub="措施全部完成后，需求记为已满足"
      submitLabel="保存关联"
      onSubmit={() => needCommands.link(need.id, { version: need.version, problemIds, measureIds })}
      onClose={onClose}
    >
      <Field label="查找（选填）" value={text} onChange={setText} placeholder="编号、标题、措施" />
      <PickList
        label="问题"
        picked={problemIds}
        onPick={setProblemIds}
        options={problems.map((one) => ({ value: one.id, label: one.title, hint: one.number }))}
      />
      <PickList
        label="问题的措施"
        picked={measureIds}
        onPick={setMeasureIds}
        options={measures.map((one) => {
          const isTaken = one.needId !== null && one.needId !== need.id;
          return {
            value: one.id,
            label: one.text,
            hint: isTaken ? `${one.number} 已对应别的需求` : `${one.number} · ${one.of}`,
            disabled: isTaken,
          };
        })}
      />
    </ActionForm>
  );
}

/** What is linked already, and the newest or those that were searched for. */
function useFound<Row extends { id: string }>(
  list: string,
  text: string,
  filter: Record<string, string>,
  linked: readonly Row[],
): Row[] {
  const { data } = useQuery({
    queryKey: [list, 'to-link', text],
    queryFn: ({ signal }) =>
      http<Page<Row>>(`/api/${list}${queryString({ page: 1, pageSize: 8, q: text.trim(), ...filter })}`, { signal }),
  });
  const found = data?.items ?? [];
  return [...linked, ...found.filter((one) => linked.every(({ id }) => id !== one.id))];
}
