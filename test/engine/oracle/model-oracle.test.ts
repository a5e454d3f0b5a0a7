import { describeWithJava } from './describe-with-java.js';
import { missedRefusals, openModelOracle, type ModelOracle } from './model-oracle.js';
import { compareModels, drawModel, kept } from './model-run.js';

describeWithJava('the model API of the broker', (classpath) => {
  let oracle: ModelOracle;
  const diagrams = kept();
  beforeAll(() => {
    oracle = openModelOracle(classpath);
  });
  afterAll(() => oracle.close());

  test('refuses nothing in the repository that we do not refuse, naming the same element', async () => {
    const { cases, refused, elsewhere, differences } = await compareModels(oracle, diagrams);
    expect([...differences, ...elsewhere]).toEqual([]);
    expect(cases).toBeGreaterThan(450);
    expect(refused).toBeGreaterThan(50);
  }, 120_000);

  test('refuses no spoilt diagram that we take', async () => {
    const drawn = Array.from({ length: 300 }, (_, number) => drawModel(8_511, number, diagrams));
    const { cases, refused, elsewhere, differences } = await compareModels(oracle, drawn);
    expect(differences).toEqual([]);
    expect(elsewhere.length).toBeLessThan(6);
    expect(refused).toBeGreaterThan(cases / 2);
  }, 240_000);

  test('a refusal that we miss would be seen', async () => {
    const [diagram] = diagrams.filter(({ name }) => name.endsWith('refuse-script-empty.bpmn'));
    const [theirs] = await oracle.ask([{ xml: diagram?.xml ?? '' }]);
    if (!theirs) throw new Error('no answer');
    expect(missedRefusals([], theirs)).not.toEqual([]);
  });
});
