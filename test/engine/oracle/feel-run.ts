import { Random } from '../fuzz/random.js';
import { agree, ourAnswer, type FeelAnswer, type FeelOracle, type FeelQuestion } from './feel-oracle.js';
import { smaller, textOf, type FeelTree } from './feel-tree.js';
import { FeelDrawer } from './random-feel.js';
import { spoil } from './spoil-feel.js';
import { drawVariables } from './random-variables.js';

/** A question on which the engines differ, as small as it could be made. */
export interface FeelDifference {
  question: FeelQuestion;
  ours: FeelAnswer;
  theirs: FeelAnswer;
}

export interface FeelReport {
  /** Compared. */
  cases: number;
  /** Not compared, for the broker's engine did not answer in time. */
  slow: number;
  /** Of those compared: ours stopped at a limit of its own, and said so. */
  limits: number;
  /** Of those compared: spoilt texts that are refused here, at deployment, though the broker takes them (a variable called `if`). */
  stricter: number;
  /** Of those compared: texts spoilt at random, which need not parse. */
  changed: number;
  /** Of those compared: without a value on both sides. */
  failed: number;
  /** Of them: with the value null on both sides. */
  nulls: number;
  differences: FeelDifference[];
}

interface Drawn {
  tree: FeelTree;
  changed: boolean;
  question: FeelQuestion;
}

const BATCH = 2_000;
const DEEPEST = 4;
/** How many texts are spoilt. */
const CHANGED = 0.2;
const LONGEST = 400;

/** Case `number` of a seed. */
export function drawFeelCase(seed: number, number: number): Drawn {
  const random = new Random(seed * 1_000_003 + number);
  const sound = new FeelDrawer(random).draw(1 + random.below(DEEPEST));
  const changed = random.chance(CHANGED);
  const tree = changed ? spoil(random, sound) : sound;
  const question = {
    feel: textOf(tree),
    variables: drawVariables(random),
    now: Date.UTC(2024, 1, 29, 10) + random.below(1e9),
  };
  return { tree, changed, question };
}

/** All questions together, so that the Java process is not waited for one by one. */
export async function compare(oracle: FeelOracle, questions: readonly FeelQuestion[]): Promise<FeelDifference[]> {
  const answers = await oracle.ask(questions);
  return questions.map((question, index) => ({
    question,
    ours: ourAnswer(question),
    theirs: answers[index] as FeelAnswer,
  }));
}

const isSlow = (answer: FeelAnswer): boolean => 'failed' in answer && answer.failed === 'slow';

const differs = ({ ours, theirs }: FeelDifference): boolean => !isSlow(theirs) && !agree(ours, theirs);

const isStricter = ({ ours, theirs }: FeelDifference): boolean =>
  'failed' in ours && ours.failed === 'parse' && !('failed' in theirs && theirs.failed === 'parse');

/** Takes parts away while the engines still differ; variables that do not matter go last. */
async function shrink(oracle: FeelOracle, drawn: Drawn): Promise<FeelDifference> {
  const stillDiffers = (one: FeelDifference): boolean => differs(one) && !isStricter(one);
  const started = (await compare(oracle, [drawn.question]))[0] as FeelDifference;
  if (!stillDiffers(started)) return started;
  let { tree, question } = drawn;
  for (;;) {
    const trees = [...smaller(tree)].slice(0, 150);
    const compared = await compare(
      oracle,
      trees.map((less) => ({ ...question, feel: textOf(less) })),
    );
    const found = compared.findIndex(
      (one, index) => stillDiffers(one) && textOf(trees[index] as FeelTree).length < question.feel.length,
    );
    if (found < 0) break;
    tree = trees[found] as FeelTree;
    question = { ...question, feel: textOf(tree) };
  }
  for (const name of Object.keys(question.variables)) {
    const variables = Object.fromEntries(Object.entries(question.variables).filter(([other]) => other !== name));
    const [one] = await compare(oracle, [{ ...question, variables }]);
    if (one && stillDiffers(one)) question = one.question;
  }
  return (await compare(oracle, [question]))[0] as FeelDifference;
}

export interface FeelFuzzOptions {
  seed: number;
  cases: number;
  /** How many differences are made small and told; the rest are only counted by the first ones' kin. */
  most?: number;
  onCases?: (done: number) => void;
}

/** Random expressions of a seed on both engines. */
export async function fuzzFeel(oracle: FeelOracle, options: FeelFuzzOptions): Promise<FeelReport> {
  const { seed, cases, most = 20 } = options;
  const report: FeelReport = {
    cases: 0,
    slow: 0,
    limits: 0,
    stricter: 0,
    changed: 0,
    failed: 0,
    nulls: 0,
    differences: [],
  };
  for (let from = 0; from < cases; from += BATCH) {
    const drawn = Array.from({ length: Math.min(BATCH, cases - from) }, (_, index) =>
      drawFeelCase(seed, from + index),
    ).filter(({ question }) => question.feel !== '' && question.feel.length <= LONGEST);
    const compared = await compare(
      oracle,
      drawn.map(({ question }) => question),
    );
    for (const [index, one] of compared.entries()) {
      if (isSlow(one.theirs)) {
        report.slow += 1;
        continue;
      }
      report.cases += 1;
      if (drawn[index]?.changed && isStricter(one)) {
        report.stricter += 1;
        continue;
      }
      if ('failed' in one.ours && one.ours.failed === 'limit') report.limits += 1;
      if (drawn[index]?.changed) report.changed += 1;
      if ('failed' in one.theirs) report.failed += 1;
      else if (one.theirs.value === null) report.nulls += 1;
      if (!differs(one)) continue;
      report.differences.push(report.differences.length < most ? await shrink(oracle, drawn[index] as Drawn) : one);
    }
    options.onCases?.(from + drawn.length);
  }
  return report;
}
