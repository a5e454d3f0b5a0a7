import { Button } from '@mui/material';
import { Link, useNavigate } from 'react-router-dom';
import type { WalkthroughStep, WalkthroughView } from '../../../../server/api/walkthroughs.js';
import { CommandNotes } from '../../command/CommandNotes.js';
import { useCommand } from '../../command/use-command.js';
import { Field } from '../../ui/Field.js';
import { Note } from '../../ui/Note.js';
import { useDocumentTitle } from '../../ui/use-document-title.js';
import { CoordinationField } from './CoordinationField.js';
import { KeptBar } from './KeptBar.js';
import { useKept } from './use-kept.js';
import { materialPath, walkCommands } from './walk-commands.js';
import { WalkProblems } from './WalkProblems.js';
import { NeedForm } from './NeedForm.js';

/** 提交三方面材料: all three or none (R38). */
export function FeedbackScreen({ walk, step }: { walk: WalkthroughView; step: WalkthroughStep }) {
  useDocumentTitle(step.name);
  const navigate = useNavigate();
  const { run, isBusy, error } = useCommand();
  const isOpen = step.state === 'now';
  const lists = useMaterial(walk, 0, listsText(walk));
  const highlights = useMaterial(walk, 1, '');
  const third = useMaterial(walk, 2, '');
  const materials = [lists, highlights, third];
  const missing = materials.filter(({ value }) => value.trim() === '');
  const submit = async () => {
    const sent = await run(async () => {
      for (const each of materials) each.change(each.value); // what was filled in for the walker is his too
      await lists.flush();
      return walkCommands.submitFeedback(walk.id);
    });
    if (sent) navigate(`/walkthroughs/${walk.id}`, { replace: true });
  };
  return (
    <div className="walker">
      <KeptBar />
      <header className="step-head">
        <Link to={`/walkthroughs/${walk.id}`} aria-label="回到任务">
          ‹
        </Link>
        <h1>{step.name}</h1>
      </header>
      <div className="stack">
        <CommandNotes />
        {!isOpen && (
          <Note>{walk.materials.some(({ submittedAt }) => submittedAt) ? '材料已经提交。' : '各步走完后再提交。'}</Note>
        )}
        <WalkProblems walk={walk} />
        {isOpen && <NeedForm walk={walk} />}
        <fieldset className="step-fields" disabled={!isOpen}>
          {materials.map(({ kind, name, value, change }) =>
            kind === 'COORDINATION' ? (
              <CoordinationField key={kind} label={name} value={value} onChange={change} />
            ) : (
              <Field key={kind} label={name} rows={5} value={value} onChange={change} required />
            ),
          )}
        </fieldset>
      </div>
      {isOpen && (
        <div className="thumb-bar">
          {error && (
            <p className="lack" role="alert">
              {error}
            </p>
          )}
          <span className="muted small">{missing.length > 0 ? `还缺 ${missing.length} 份` : '三份齐全'}</span>
          <Button variant="contained" disabled={isBusy || missing.length > 0} onClick={() => void submit()}>
            {isBusy ? '正在提交…' : '提交材料'}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The first, second or third of the materials that this scenario asks for. */
function useMaterial(walk: WalkthroughView, place: number, proposed: string) {
  const { kind, name, text } = walk.materials[place] ?? NO_MATERIAL;
  const kept = useKept<string>(materialPath(walk.id, kind), 'text', text ?? proposed);
  return { ...kept, kind, name };
}
const NO_MATERIAL: WalkthroughView['materials'][number] = { kind: 'LISTS', name: '', text: null, submittedAt: null };

/** What the lists say already, to start from. */
const listsText = ({ problemRows, needs }: WalkthroughView): string =>
  [
    ...listOf(
      '问题',
      problemRows.map(({ number, title }) => `${title}（${number}）`),
    ),
    ...listOf(
      '需求',
      needs.map(({ number, description }) => `${description}（${number}）`),
    ),
  ].join('\n');

const listOf = (what: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`${what} ${lines.length} 个：`, ...lines.map((line, index) => `${index + 1}. ${line}`)];
