import { describeWithJava } from './describe-with-java.js';
import { agree, openFeelOracle, ourAnswer, type FeelOracle, type FeelQuestion } from './feel-oracle.js';
import { compare, fuzzFeel } from './feel-run.js';
import { functionQuestions, operatorQuestions, questionsInDiagrams, recordedQuestions } from './feel-table.js';

describeWithJava('the FEEL engine of the broker', (classpath) => {
  let oracle: FeelOracle;
  beforeAll(() => {
    oracle = openFeelOracle(classpath);
  });
  afterAll(() => oracle.close());

  const differing = async (questions: FeelQuestion[]) =>
    (await compare(oracle, questions)).filter(({ ours, theirs }) => !agree(ours, theirs));

  test('says what the running broker said: it is set up as the broker sets it up', async () => {
    const recorded = recordedQuestions();
    const answers = await oracle.ask(recorded.map(({ question }) => question));
    expect(answers.map((answer, index) => ({ ...recorded[index], answer }))).toEqual(
      recorded.map((one) => ({ ...one, answer: expect.objectContaining(one.expected) as unknown })),
    );
  });

  test('agrees with ours on every expression in a diagram of the repository', async () => {
    expect(await differing(questionsInDiagrams())).toEqual([]);
  }, 120_000);

  test('agrees with ours on every function, whatever it is given', async () => {
    expect(await differing(functionQuestions())).toEqual([]);
  }, 120_000);

  test('agrees with ours on every operator between any two kinds of values', async () => {
    expect(await differing(operatorQuestions())).toEqual([]);
  }, 240_000);

  test('agrees with ours on random expressions', async () => {
    const { cases, failed, nulls, differences } = await fuzzFeel(oracle, { seed: 8_510, cases: 2_100, most: 3 });
    expect(differences).toEqual([]);
    expect(cases).toBeGreaterThanOrEqual(2_000);
    // most must have a value of their own, or nothing was compared
    expect(failed + nulls).toBeLessThan(cases * 0.75);
  }, 240_000);

  test('a difference would be seen', () => {
    const question = { feel: '0.1 + 0.2', variables: {}, now: 0 };
    expect(agree(ourAnswer(question), { value: 0.3 })).toBe(true);
    expect(agree(ourAnswer(question), { value: 0.1 + 0.2 })).toBe(false);
    expect(agree(ourAnswer(question), { failed: 'evaluate' })).toBe(false);
    expect(agree({ failed: 'parse' }, { failed: 'evaluate' })).toBe(false);
  });
});
