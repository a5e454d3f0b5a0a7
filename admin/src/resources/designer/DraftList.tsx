import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import { Button } from '@mui/material';
import { useRef, useState } from 'react';
import { ListBase } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import type { DraftRow } from '../../../../server/api/designer.js';
import { DRAFT_STATUSES } from '../../../../server/api/loop-states.js';
import { ListStates } from '../../list/ListStates.js';
import { PageHead } from '../../list/PageHead.js';
import { Pager } from '../../list/Pager.js';
import { RecordTable, type Column } from '../../list/RecordTable.js';
import { sentenceOf } from '../../providers/api-error.js';
import { usePermission } from '../../providers/use-session.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { fullTime } from '../../ui/format.js';
import { Note } from '../../ui/Note.js';
import { designCommands } from './design-commands.js';

const TONE = { DRAFT: 'tag-amber', REJECTED: 'tag-red', SUBMITTED: 'tag-blue', PUBLISHED: 'tag-green', DISCARDED: '' };

const COLUMNS: Column<DraftRow>[] = [
  { label: '流程', render: (row) => <Link to={`/process-drafts/${row.id}`}>{row.name}</Link> },
  {
    label: '状态',
    render: (row) => (
      <span className={`tag ${TONE[row.status]}`}>
        {DRAFT_STATUSES[row.status]}
        {row.publishedVersion !== null && ` 第 ${row.publishedVersion} 版`}
      </span>
    ),
  },
  { label: '起草自', render: (row) => (row.baseVersion === null ? '–' : `第 ${row.baseVersion} 版`) },
  { label: '起草人', render: (row) => row.authorName },
  { label: '最近改动', render: (row) => fullTime(row.updatedAt) },
];

/** 发布审核: drafts and what waits for a second person. */
export function DraftList() {
  const mayDesign = usePermission('process.design');
  return (
    <ListBase
      resource="process-drafts"
      sort={{ field: 'id', order: 'ASC' }}
      perPage={25}
      storeKey={false}
      disableAuthentication
    >
      <PageHead title="发布审核" sub="草稿由另一人审核后发布" tools={mayDesign && <ImportButton />} />
      <ListStates
        empty={
          <EmptyState kind="done" title="没有草稿">
            在流程页点“编辑”起草新版。
          </EmptyState>
        }
      >
        <RecordTable<DraftRow> caption="草稿" columns={COLUMNS} hrefOf={(row) => `/process-drafts/${row.id}`} />
        <Pager />
      </ListStates>
    </ListBase>
  );
}

/** 导入: a file becomes a draft, unchanged. */
function ImportButton() {
  const input = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<string | null>(null);
  const navigate = useNavigate();
  const take = async (file: File | undefined) => {
    if (!file) return;
    try {
      const { id } = await designCommands.importXml(await file.text());
      await navigate(`/process-drafts/${id}`);
    } catch (reason) {
      setError(sentenceOf(reason));
    }
  };
  return (
    <>
      {error && <Note tone="bad">{error}</Note>}
      <input
        ref={input}
        type="file"
        accept=".bpmn,.xml"
        hidden
        aria-label="导入流程文件"
        onChange={(event) => void take(event.target.files?.[0])}
      />
      <Button startIcon={<UploadIcon />} onClick={() => input.current?.click()}>
        导入
      </Button>
    </>
  );
}
