/** 第 n 步 / 共 m 步, in words and as bars. */
export function StepProgress({
  done,
  total,
  current,
  text,
}: {
  done: number;
  total: number;
  current?: number;
  text?: string;
}) {
  return (
    <div className="step-progress">
      {text && <p className="muted small">{text}</p>}
      <ol aria-hidden="true">
        {Array.from({ length: total }, (_each, index) => (
          <li key={index} className={index < done || index + 1 === current ? 'done' : undefined} />
        ))}
      </ol>
    </div>
  );
}
