import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Page } from '../../../../server/api/list.js';
import type { ProblemRow, ProblemView } from '../../../../server/api/problems.js';
import { ActionForm } from '../../command/ActionForm.js';
import { http, queryString } from '../../providers/http.js';
import { problemCommands } from '../../providers/loop-commands.js';
import { ChoiceField } from '../../ui/ChoiceField.js';
import { Field } from '../../ui/Field.js';
import { orDash } from '../../ui/format.js';

interface Props {
  problem: ProblemView;
  proposed: ProblemRow[];
  onClose: () => void;
}

/** 合并 into a proposed duplicate, or into one that is searched for; both records stay, linked. */
export function MergeForm({ problem, proposed, onClose }: Props) {
  const [intoId, setIntoId] = useState<string | null>(proposed.length === 1 ? (proposed[0]?.id ?? null) : null);
  const [text, setText] = useState('');
  const { data } = useQuery({
    queryKey: ['problems', 'search', text],
    queryFn: ({ signal }) =>
      http<Page<ProblemRow>>(`/api/problems${queryString({ page: 1, pageSize: 6, q: text.trim() })}`, { signal }),
    enabled: text.trim().length > 1,
  });
  const found = data?.items ?? [];
  const choices = [...proposed, ...found].filter(
    (one, index, all) => one.id !== problem.id && all.findIndex((other) => other.id === one.id) === index,
  );
  return (
    <ActionForm
      title={`合并：${problem.title}`}
      sub="并入后随另一个问题一并解决，记录都保留，不能分开"
      submitLabel={`并入，结束 ${problem.number}`}
      danger
      notReady={intoId ? null : '请选择并入哪一个问题'}
      onSubmit={() => problemCommands.merge(problem.id, { version: problem.version, intoId: intoId! })}
      onClose={onClose}
    >
      {choices.length > 0 && (
        <ChoiceField
          label="并入"
          value={intoId}
          onChange={setIntoId}
          options={choices.map((one) => ({
            value: one.id,
            label: one.title,
            hint: `${one.number} · ${orDash(one.unitName)}`,
          }))}
        />
      )}
      <Field label="查找别的问题（选填）" value={text} onChange={setText} placeholder="编号、标题" />
    </ActionForm>
  );
}
