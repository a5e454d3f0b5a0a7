import { Button } from '@mui/material';
import { useState } from 'react';
import type { TimelineEntry } from '../../../server/api/applications.js';
import { serverNow } from '../providers/server-time.js';
import { dayTime } from './format.js';
import { Panel } from './Panel.js';
import './timeline.css';

/** Entries shown before 全部 n 条. */
const SHORT = 6;

interface Props {
  entries: TimelineEntry[];
  /** Number of what the page is about: its lines in the ledger begin with it, and here everybody knows it. */
  number?: string;
}

/** 经过: newest first. */
export function Timeline({ entries, number }: Props) {
  const [isWhole, setWhole] = useState(false);
  const newestFirst = [...entries].sort((a, b) => b.at.localeCompare(a.at));
  const shown = isWhole ? newestFirst : newestFirst.slice(0, SHORT);
  const now = serverNow();
  return (
    <Panel
      title="经过"
      tools={
        entries.length > SHORT && (
          <Button variant="text" size="small" onClick={() => setWhole(!isWhole)}>
            {isWhole ? '收起' : `全部 ${entries.length} 条`}
          </Button>
        )
      }
    >
      {entries.length === 0 && <p className="muted small">还没有记录</p>}
      <ol className="timeline">
        {shown.map((entry, index) => (
          <li key={`${entry.at}${index}`} className={`tone-${entry.tone}`}>
            <p className="what">{withoutNumber(entry.text, number)}</p>
            {entry.reason && <p>备注：{entry.reason}</p>}
            <p className="who">
              <time dateTime={entry.at}>{dayTime(entry.at, now)}</time>　{entry.actor}
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

const withoutNumber = (text: string, number = '') =>
  number !== '' && text.startsWith(`${number}：`) ? text.slice(number.length + 1) : text;
