import { useEffect, useRef } from 'react';
import type { DesignProblem } from '../../../../server/api/designer.js';

interface Props {
  problems: DesignProblem[];
  /** The diagram has changed since these were found. */
  isChecking?: boolean;
  onPick: (elementId: string) => void;
}

const LABELS = { error: '错误', warn: '提示' } as const;

/** 问题: what keeps the draft from being published, errors first. A click selects the element, F8 the next one. */
export function DesignProblems({ problems, isChecking = false, onPick }: Props) {
  const sorted = [...problems].sort((a, b) => a.category.localeCompare(b.category));
  const errors = problems.filter((problem) => problem.category === 'error').length;
  const next = useRef(0);
  const list = useRef<HTMLOListElement>(null);
  const latest = useRef({ sorted, onPick });
  latest.current = { sorted, onPick };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F8') return;
      event.preventDefault();
      const { sorted: rows, onPick: pick } = latest.current;
      if (rows.length === 0) return;
      const index = next.current % rows.length;
      next.current = index + 1;
      list.current?.querySelectorAll<HTMLElement>('button')[index]?.focus();
      const { elementId } = rows[index]!;
      if (elementId) pick(elementId);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <section className="designer-problems" aria-label="问题">
      <header>
        <h2>问题</h2>
        {errors > 0 && <span className="tag tag-red">{errors} 个错误</span>}
        {problems.length > errors && <span className="tag">{problems.length - errors} 个提示</span>}
        {isChecking && <span className="tag">正在检查…</span>}
        {problems.length === 0 && !isChecking && <span className="tag tag-green">没有问题</span>}
        <span className="spacer" />
        <kbd title="下一个问题">F8</kbd>
      </header>
      <ol ref={list}>
        {sorted.map((problem, index) => (
          <li key={`${problem.rule}${problem.elementId}${index}`}>
            <button type="button" onClick={() => problem.elementId && onPick(problem.elementId)}>
              <span className={`designer-${problem.category}`}>{LABELS[problem.category]}</span>
              {problem.elementName && <b>{problem.elementName}</b>} {problem.message}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
