import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { OneThingCard } from '../../../../server/api/portal.js';
import { PageHead } from '../../list/PageHead.js';
import { sentenceOf } from '../../providers/api-error.js';
import { commands } from '../../providers/commands.js';
import { http } from '../../providers/http.js';
import { Note } from '../../ui/Note.js';
import { SkeletonRows } from '../../ui/SkeletonRows.js';
import './filing.css';

/** 代办申请: which 一件事 the person at the counter comes for. */
export function ChooseOneThing() {
  const navigate = useNavigate();
  const [error, setError] = useState<string | null>(null);
  const { data, error: loadError } = useQuery({
    queryKey: ['one-things'],
    queryFn: ({ signal }) => http<OneThingCard[]>('/api/portal/one-things', { signal }),
  });
  const begin = async (id: string) => {
    try {
      navigate(`/filing/${(await commands.fileApplication(id)).id}`);
    } catch (reason) {
      setError(sentenceOf(reason));
    }
  };
  const refusal = error ?? (loadError ? sentenceOf(loadError) : null);
  return (
    <>
      <PageHead title="代办申请" sub="申请人来办哪一件事" />
      <div className="stack">
        {refusal && <Note tone="bad">{refusal}</Note>}
        {!data && !loadError && <SkeletonRows rows={4} />}
        <ul className="one-things">
          {data?.map((card) => (
            <li key={card.id}>
              <div>
                <b>{card.name}</b>
                <p className="muted small">{card.plainName}</p>
              </div>
              <Button
                variant={card.open ? 'contained' : 'outlined'}
                disabled={!card.open}
                onClick={() => void begin(card.id)}
              >
                {card.open ? '开始填写' : '未开通'}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
