import { Link } from 'react-router-dom';
import type { OneThingCard } from '../../../server/api/portal';
import { LoadingOr } from '../parts/Notes';
import { Shell } from '../parts/Shell';
import { portalApi, remembered } from '../portal-api';
import { useLoaded } from '../use-loaded';

const HEADINGS: [OneThingCard['applicantKind'], string][] = [
  ['PERSON', '个人和家里的事'],
  ['EMPLOYER', '单位的事'],
];

/** The ten one-things by what happens in life; what is not open here says so and where to go. */
export function HomePage() {
  const { value: cards, error, reload } = useLoaded(portalApi.oneThings, 'one-things');
  const unfinished = (cards ?? []).filter((card) => card.open && remembered.current(card.id));
  return (
    <Shell title="人社办事大厅">
      {unfinished.map((card) => (
        <Link key={card.id} className="panel row-link" to={`/apply/${card.id}`}>
          <b>接着填：{card.plainName}</b>
          <span className="second">您上次填到一半，内容都还在</span>
        </Link>
      ))}
      {!cards && <LoadingOr error={error} onRetry={reload} />}
      {HEADINGS.map(([kind, heading]) => {
        const own = (cards ?? []).filter((card) => card.applicantKind === kind);
        return own.length === 0 ? null : <Cards key={kind} heading={heading} cards={own} />;
      })}
      <h2>查和评</h2>
      <Link className="panel row-link" to="/track">
        <b>查进度、补材料、评价</b>
        <span className="second">凭办件编号和手机号后四位，不用登录</span>
      </Link>
      <p className="phone-line">
        打电话办：<a href="tel:12333">12333</a>，工作日 8:30–17:30
      </p>
    </Shell>
  );
}

function Cards({ heading, cards }: { heading: string; cards: OneThingCard[] }) {
  return (
    <>
      <h2>{heading}</h2>
      <div className="grid">
        {cards.map((card) =>
          card.open ? (
            <Link key={card.id} to={`/apply/${card.id}`}>
              {card.plainName}
            </Link>
          ) : (
            <span key={card.id} className="off">
              {card.plainName}
              <small>网上还没有开通，请到窗口办理</small>
            </span>
          ),
        )}
      </div>
    </>
  );
}
