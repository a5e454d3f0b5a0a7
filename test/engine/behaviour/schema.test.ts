import { EngineRejection } from '../../../server/engine/port.js';
import { compileResources } from '../../../server/engine/embedded/model/compile-resources.js';
import { end, flow, service, smallModel, start } from './small-model.js';

/** The elements for which a diagram is refused. */
async function refusedElements(body: string, roots = ''): Promise<string[]> {
  try {
    await compileResources([smallModel('p', body, roots)]);
    return [];
  } catch (error) {
    if (!(error instanceof EngineRejection)) throw error;
    expect(error.problems.every(({ message }) => /[一-鿿]/.test(message))).toBe(true);
    return [...new Set(error.problems.map(({ elementId }) => elementId))].sort();
  }
}

const around = (task: string, more = ''): string => start() + task + end() + flow('s', 'a') + flow('a', 'e') + more;
const extension = '<bpmn:extensionElements><zeebe:taskDefinition type="a" /></bpmn:extensionElements>';
const timer =
  '<bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>';

describe('a file that the BPMN schema or the broker’s model validators refuse', () => {
  test('what is right is taken', async () => {
    expect(await refusedElements(around(service('a')))).toEqual([]);
    const listed = `<bpmn:serviceTask id="a">${extension}<bpmn:incoming>s_a</bpmn:incoming><bpmn:outgoing>a_e</bpmn:outgoing></bpmn:serviceTask>`;
    expect(await refusedElements(around(listed))).toEqual([]);
  });

  test.each([
    ['a flow without a target', around(service('a'), '<bpmn:sequenceFlow id="f" sourceRef="a" />'), ['f']],
    [
      'extensions after the flows',
      around(`<bpmn:serviceTask id="a"><bpmn:outgoing>a_e</bpmn:outgoing>${extension}</bpmn:serviceTask>`),
      ['a'],
    ],
    ['extensions twice', around(`<bpmn:serviceTask id="a">${extension}${extension}</bpmn:serviceTask>`), ['a']],
    [
      'a truth value that is none',
      around(`<bpmn:serviceTask id="a" isForCompensation="yes">${extension}</bpmn:serviceTask>`),
      ['a'],
    ],
    [
      'a flow listed twice',
      around(
        `<bpmn:serviceTask id="a">${extension}<bpmn:outgoing>a_e</bpmn:outgoing><bpmn:outgoing>a_e</bpmn:outgoing></bpmn:serviceTask>`,
      ),
      ['a', 'a_e'],
    ],
    [
      'a boundary event that leads nowhere',
      around(service('a'), `<bpmn:boundaryEvent id="b" attachedToRef="a">${timer}</bpmn:boundaryEvent>`),
      ['b'],
    ],
    [
      'a reference to nothing, and what else is wrong',
      around(
        service('a'),
        '<bpmn:intermediateCatchEvent id="c"><bpmn:signalEventDefinition signalRef="Gone" /></bpmn:intermediateCatchEvent>',
      ),
      ['c'],
    ],
    [
      'a listener without an event',
      around(
        `<bpmn:serviceTask id="a"><bpmn:extensionElements><zeebe:taskDefinition type="a" /><zeebe:executionListeners><zeebe:executionListener type="l" /></zeebe:executionListeners></bpmn:extensionElements></bpmn:serviceTask>`,
      ),
      ['a'],
    ],
  ])('%s', async (_, body, elements) => {
    expect(await refusedElements(body)).toEqual(elements);
  });

  test('a signal without a name is named beside the event that refers to it', async () => {
    const thrown = `<bpmn:intermediateThrowEvent id="a"><bpmn:signalEventDefinition signalRef="Sig" /></bpmn:intermediateThrowEvent>`;
    expect(await refusedElements(around(thrown), '<bpmn:signal id="Sig" />')).toEqual(['Sig', 'a']);
  });
});
