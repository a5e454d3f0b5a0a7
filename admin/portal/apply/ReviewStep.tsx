import type { DraftView, MissingEntry, OneThingForm } from '../../../server/api/portal';
import { visibleFields, withAutomaticItems } from '../../../server/api/form-rules';
import { LoadingOr, Note } from '../parts/Notes';
import { portalApi } from '../portal-api';
import { useLoaded } from '../use-loaded';

interface ReviewStepProps {
  definition: OneThingForm;
  draft: DraftView;
  credit: boolean;
  onCredit(signed: boolean): void;
  /** Keys of the materials that the applicant promises to hand in later (容缺承诺, R130). */
  tolerance: string[];
  onTolerance(keys: string[]): void;
  onGo(step: number): void;
}

/** Everything once more, and everything that is missing at once (R144), before signing. */
export function ReviewStep({ definition, draft, credit, onCredit, tolerance, onTolerance, onGo }: ReviewStepProps) {
  const { value, error, reload } = useLoaded(() => portalApi.check(draft.id), `${draft.id}.${draft.version}`);
  const included = withAutomaticItems(definition.items, draft.selectedItems, draft.form);
  const items = definition.items.filter((item) => included.includes(item.serviceItemId));
  const paying = items.filter((item) => definition.creditCommitmentItems.includes(item.serviceItemId));
  const missing = (value?.missing ?? []).filter((entry) => entry.kind !== 'COMMITMENT');
  const sections = answeredSections(definition, draft);
  return (
    <>
      {!value && <LoadingOr error={error} onRetry={reload} />}
      {missing.length > 0 && <Missing entries={missing} onGo={onGo} />}
      {missing.length > 0 && missing.every((entry) => entry.kind === 'MATERIAL') && (
        <section className="panel">
          <h3>容缺承诺</h3>
          <p>材料暂时拿不出来的，签署承诺后可以先提交，之后凭编号补交。</p>
          {missing.map((entry) => (
            <label key={entry.key} className="check">
              <input
                type="checkbox"
                checked={tolerance.includes(entry.key)}
                onChange={(event) =>
                  onTolerance(
                    event.target.checked ? [...tolerance, entry.key] : tolerance.filter((key) => key !== entry.key),
                  )
                }
              />
              本人承诺之后补交“{entry.label}”
            </label>
          ))}
        </section>
      )}
      {value && missing.length === 0 && <Note tone="good">填写和材料齐全</Note>}
      <section className="panel">
        <h3>所办事项（{items.length} 项）</h3>
        <ul className="plain">
          {items.map((item) => (
            <li key={item.serviceItemId}>
              {item.name}
              {item.automatic && <span className="tag">自动办理</span>}
            </li>
          ))}
        </ul>
      </section>
      <section className="panel">
        <h3>填写的内容</h3>
        {sections.map((section) => (
          <div key={section.title}>
            <h4>{section.title}</h4>
            <dl className="pairs">
              {section.answers.map(({ key, label, text }) => (
                <div key={key}>
                  <dt>{label}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </section>
      {paying.length > 0 && (
        <section className="panel">
          <h3>信用承诺</h3>
          <p>本人（本单位）承诺所填内容和所交材料真实、有效。如有不实，愿意退回已领取的资金，并依法承担责任。</p>
          <p className="second">适用于：{paying.map((item) => item.name).join('、')}</p>
          <label className="check">
            <input type="checkbox" checked={credit} onChange={(event) => onCredit(event.target.checked)} />
            本人已阅读并签署信用承诺
          </label>
        </section>
      )}
    </>
  );
}

function Missing({ entries, onGo }: { entries: MissingEntry[]; onGo(step: number): void }) {
  const steps: Record<MissingEntry['kind'], number> = { ITEMS: 0, FIELD: 1, MATERIAL: 2, COMMITMENT: 3 };
  return (
    <Note tone="warn">
      <b>还缺 {entries.length} 处</b>
      <ul className="plain">
        {entries.map((entry) => (
          <li key={entry.key}>
            {entry.message}
            {entry.serviceItemNames.length > 0 && (
              <span className="second">（{entry.serviceItemNames.join('、')}）</span>
            )}
            <button type="button" className="link" onClick={() => onGo(steps[entry.kind])}>
              去补
            </button>
          </li>
        ))}
      </ul>
    </Note>
  );
}

/** What was filled in, under the headings of the form; what is not asked for stays out. */
function answeredSections(definition: OneThingForm, draft: DraftView) {
  const answers = visibleFields(definition.fields, draft.selectedItems, draft.form)
    .map(({ key, label, section, otherwise }) =>
      otherwise && draft.form[key] !== true
        ? { key, section, ...otherwise }
        : { key, section, label, text: display(draft.form[key]) },
    )
    .filter(({ text }) => text !== '');
  return [...new Set(answers.map(({ section }) => section))].map((title) => ({
    title,
    answers: answers.filter(({ section }) => section === title),
  }));
}

function display(value: unknown): string {
  if (Array.isArray(value)) return value.join('、');
  if (typeof value === 'boolean') return value ? '是' : '';
  return value === null || value === undefined ? '' : String(value);
}
