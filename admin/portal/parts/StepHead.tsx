/** `第 2 步 / 共 4 步` with its bar, and when the draft was saved. */
export function StepHead({ step, names, saved }: { step: number; names: string[]; saved: string | null }) {
  return (
    <div className="steps">
      <p>
        第 {step + 1} 步 / 共 {names.length} 步<b>{names[step]}</b>
        <span role="status">{saved}</span>
      </p>
      <div className="step-line" aria-hidden="true">
        {names.map((name, index) => (
          <i key={name} className={index <= step ? 'on' : ''} />
        ))}
      </div>
    </div>
  );
}
