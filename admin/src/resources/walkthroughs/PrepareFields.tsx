import type { WalkthroughView } from '../../../../server/api/walkthroughs.js';
import { SelectField } from '../../ui/SelectField.js';
import type { StepDraft } from './step-draft.js';

interface Props {
  walk: WalkthroughView;
  draft: StepDraft;
  set: (part: Partial<StepDraft>) => void;
}

/** Before the walk: 行为规范, 体验角色 (R17) and 途径 (R18). */
export function PrepareFields({ walk, draft, set }: Props) {
  const role = walk.roles.find(({ name }) => name === draft.role);
  return (
    <>
      <section className="walk-card" aria-label="行为规范">
        <h2>行为规范</h2>
        <ol className="rules">
          {walk.conductRules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ol>
        <label className="accept">
          <input
            type="checkbox"
            checked={draft.conductAccepted}
            onChange={(event) => set({ conductAccepted: event.target.checked })}
          />
          <span>已阅读，按此执行</span>
        </label>
      </section>
      <SelectField
        label="体验角色"
        value={draft.role}
        onChange={(name) => set({ role: name, channel: '' })}
        options={walk.roles.map(({ name }) => ({ value: name, label: name }))}
        {...(role ? { hint: role.how } : {})}
      />
      <SelectField
        label="体验途径"
        value={draft.channel}
        onChange={(channel) => set({ channel })}
        options={(role?.channels ?? []).map((channel) => ({ value: channel, label: channel }))}
      />
    </>
  );
}
