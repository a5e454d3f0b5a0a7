import { elementNames, processName } from '../../../server/features/processes/diagram-names.js';
import { readDiagrams } from '../../../server/features/processes/deploy-processes.js';
import { getIncidentCause } from '../../../server/features/processes/get-incident-cause.js';

describe('names in a diagram', () => {
  it('are read from any element, with entities, quotes and line breaks', () => {
    const xml = `<bpmn:definitions id="D"><bpmn:process id="P" name="甲&amp;乙" isExecutable="true">
      <bpmn:task name='打包&#10;受理' id='T1'/><bpmn:task id="T2" name="a &gt; b"/><bpmn:task id="T3"/></bpmn:process></bpmn:definitions>`;
    expect(Object.fromEntries(elementNames(xml))).toEqual({ P: '甲&乙', T1: '打包 受理', T2: 'a > b' });
    expect(processName(xml, 'P')).toBe('甲&乙');
    expect(processName(xml, 'Unnamed')).toBe('Unnamed');
  });

  it('are found in every diagram of the product', () => {
    const diagrams = readDiagrams();
    expect(diagrams.map((one) => one.name)).toContain('processes/one-things/unemployment.bpmn');
    for (const { content } of diagrams) {
      const id = /<bpmn:process id="([^"]+)"/.exec(content)?.[1] ?? '';
      expect(processName(content, id)).toMatch(/\p{Script=Han}/u);
    }
  });
});

describe('the cause of a failure in plain words', () => {
  it.each([
    ['JOB_NO_RETRIES', '该件已办结 | Expected item X to be OPEN', '“办结”没有办成：该件已办结'],
    ['JOB_NO_RETRIES', 'SQLITE_BUSY', '“办结”多次自动重试都没有成功'],
    ['CONDITION_ERROR', 'x', '“办结”的条件算不出“是”或“否”'],
    ['SOMETHING_NEW', 'x', '“办结”执行出错，流程停在这里'],
  ])('%s: %s', (type, message, cause) => {
    expect(getIncidentCause(type, message, '办结')).toBe(cause);
  });
});
