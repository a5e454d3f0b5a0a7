import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildOracles } from './build-oracles.js';
import { agree, openFeelOracle, ourAnswer } from './feel-oracle.js';
import { drawFeelCase } from './feel-run.js';
import { functionQuestions, operatorQuestions } from './feel-table.js';
import { FOUND } from './found-expressions.js';

// node server/setup/run.mjs test/engine/oracle/record-feel.js: writes test/engine/feel/engine-expressions.json anew

const oracle = openFeelOracle(buildOracles());
const thinned = [...functionQuestions(), ...operatorQuestions()].filter((_, index) => index % 9 === 0);
const drawn = Array.from({ length: 3_000 }, (_, number) => drawFeelCase(1, number))
  .filter(({ changed, question }) => !changed && question.feel.length <= 120)
  .map(({ question }) => question);
const found = FOUND.map(([feel, variables = {}]) => ({ feel, variables, now: Date.UTC(2024, 2, 9) }));
const questions = [...found, ...thinned, ...drawn];
const answers = await oracle.ask(questions);
await oracle.close();
const lines = questions.flatMap((question, index) => {
  const answer = answers[index];
  const ours = ourAnswer(question);
  if (!answer || ('failed' in answer && answer.failed === 'slow') || ('failed' in ours && ours.failed === 'limit'))
    return [];
  if (!agree(ours, answer)) process.stderr.write(`differs: ${question.feel} ${JSON.stringify([ours, answer])}\n`);
  const used = Object.entries(question.variables).filter(([name]) => question.feel.includes(name));
  const expected = 'failed' in answer ? { failed: answer.failed } : { value: answer.value };
  return [JSON.stringify({ ...question, variables: Object.fromEntries(used), ...expected })];
});
writeFileSync(join('test', 'engine', 'feel', 'engine-expressions.json'), `[\n${lines.join(',\n')}\n]\n`);
process.stdout.write(`${lines.length} expressions\n`);
