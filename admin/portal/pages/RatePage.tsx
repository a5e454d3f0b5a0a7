import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { NEGATIVE_LEVELS, RATING_LEVELS, type RatingLevel } from '../../../server/api/ratings';
import { LoadingOr, Note } from '../parts/Notes';
import { Shell } from '../parts/Shell';
import { portalApi, type PortalError } from '../portal-api';
import { useLoaded } from '../use-loaded';

/** Five levels in words; the chosen one counts at once, reasons come after (ux.md §7). One rating a case. */
export function RatePage() {
  const { token = '' } = useParams();
  const { value: page, error, reload } = useLoaded(() => portalApi.ratingPage(token), token);
  const [level, setLevel] = useState<RatingLevel | null>(null);
  const [tags, setTags] = useState<string[]>([]);
  const [comment, setComment] = useState('');
  const [message, setMessage] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  if (!page)
    return (
      <Shell title="评价" back="/">
        <LoadingOr error={error} onRetry={reload} />
      </Shell>
    );
  const given = level ?? page.level;
  const send = async (body: { level: RatingLevel; tags?: string[]; comment?: string }, thanks: string) => {
    setBusy(true);
    setProblem(null);
    try {
      await portalApi.rate(token, body);
      setLevel(body.level);
      setMessage(thanks);
    } catch (refused) {
      setProblem((refused as PortalError).message);
    }
    setBusy(false);
  };
  const offered = given && NEGATIVE_LEVELS.includes(given) ? page.tags.negative : page.tags.positive;
  const completed = message === '原因已补充，谢谢您';

  return (
    <Shell
      title="评价"
      back="/"
      bar={
        given && !completed && !page.closed && (tags.length > 0 || comment.trim() !== '') ? (
          <button
            type="button"
            className="button primary"
            disabled={busy}
            onClick={() =>
              void send({ level: given, tags, comment: comment.trim() || undefined }, '原因已补充，谢谢您')
            }
          >
            补充原因
          </button>
        ) : undefined
      }
    >
      {given && (
        <Note tone="good">
          <b>已记录：{RATING_LEVELS[given]}</b>
          {message && <p>{message}</p>}
        </Note>
      )}
      {page.closed && !given && <Note tone="info">评价时间已过，没有评价不会当作好评。</Note>}
      <h2>这次办事，您觉得</h2>
      <p className="second">
        {page.oneThingName}　<span className="digits">{page.number}</span>。办理人看不到是谁评的；不满意的会有人回访您。
      </p>
      <div className="panel levels" role="group" aria-label="评价等级">
        {(Object.entries(RATING_LEVELS) as [RatingLevel, string][]).map(([key, name]) => (
          <button
            key={key}
            type="button"
            aria-pressed={given === key}
            disabled={busy || given !== null || page.closed}
            onClick={() =>
              void send(
                { level: key },
                NEGATIVE_LEVELS.includes(key) ? '请告诉我们哪里不好，我们会回访核实' : '谢谢您的评价',
              )
            }
          >
            <i aria-hidden="true" />
            {name}
          </button>
        ))}
      </div>
      {given && !completed && !page.closed && (
        <>
          <h2>{NEGATIVE_LEVELS.includes(given) ? '哪里不满意（可不选）' : '哪里做得好（可不选）'}</h2>
          <div className="tags">
            {offered.map((tag) => (
              <button
                key={tag}
                type="button"
                aria-pressed={tags.includes(tag)}
                onClick={() => setTags(tags.includes(tag) ? tags.filter((each) => each !== tag) : [...tags, tag])}
              >
                {tag}
              </button>
            ))}
          </div>
          <label className="stack">
            想说的话（可不填）
            <textarea value={comment} maxLength={500} rows={4} onChange={(event) => setComment(event.target.value)} />
          </label>
        </>
      )}
      {problem && <Note tone="bad">{problem}</Note>}
    </Shell>
  );
}
