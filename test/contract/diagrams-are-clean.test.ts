import { isActivity, isFlowNode, type BpmnElement } from '../../processes/lint/bpmn-element.js';
import { lintProcess } from '../../processes/lint/lint-process.js';
import { diagramFiles, readDiagram } from './read-diagrams.js';

const REQUIREMENT = /R\d+/;
const SECTION = /00[0-4] [一二三四五六七八九十附]/;

interface Documented {
  documentation?: { text?: string }[];
}
const textOf = (element: BpmnElement) => (element as Documented).documentation?.[0]?.text ?? '';
/** A merge only brings ways together, a fork only parts them: neither has anything to say. */
const isSilent = (element: BpmnElement) => element.$type.endsWith('Gateway') && !element.name;

describe.each(diagramFiles())('%s', (file) => {
  test('has no lint report', async () => {
    expect(await lintProcess((await readDiagram(file)).xml)).toEqual([]);
  });

  test('names its sources: document section and requirement', async () => {
    const { process } = await readDiagram(file);
    expect(textOf(process)).toMatch(SECTION);
    expect(textOf(process)).toMatch(REQUIREMENT);
  });

  test('says of every node what it is for, and by which requirement', async () => {
    const { elements } = await readDiagram(file);
    const spoken = elements.filter((element) => isFlowNode(element) && !isSilent(element));
    expect(spoken.filter((element) => !REQUIREMENT.test(textOf(element))).map(({ id }) => id)).toEqual([]);
  });

  test('names the section of the document on every step', async () => {
    const { elements } = await readDiagram(file);
    expect(
      elements.filter((element) => isActivity(element) && !SECTION.test(textOf(element))).map(({ id }) => id),
    ).toEqual([]);
  });

  test('keeps its ids apart from other processes', async () => {
    const { xml } = await readDiagram(file);
    const ids = [...xml.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('the 失业 diagram shows every service item of the document by its name', async () => {
  const { elements } = await readDiagram('one-things/unemployment.bpmn');
  const names = elements.filter(isActivity).map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining([
      '失业登记',
      '《就业创业证》申领',
      '就业困难人员认定',
      '失业保险金申领',
      '代缴失业人员医疗保险费',
      '价格临时补贴（自动）',
      '职业培训补贴申领',
      '职业介绍',
      '灵活就业参保缴费',
      '城乡居民养老保险参保缴费',
      '社会保障卡申领',
    ]),
  );
});
