import type { Random } from '../fuzz/random.js';

const ATTRIBUTE = / (?!xmlns)([\w:]+)="([^"]*)"/g;
/** An element without children, or an element of the extensions with all that is in it. */
const SMALL_ELEMENT =
  /<(bpmn:|zeebe:)?(\w+)(?: [^<>]*)?\/>|<(zeebe:\w+|bpmn:\w+EventDefinition|bpmn:extensionElements|bpmn:incoming|bpmn:outgoing|bpmn:conditionExpression)(?: [^<>]*)?>[^]*?<\/\3>/g;
const VALUES = [
  '',
  '=',
  '=x',
  '=1 +',
  'x',
  'true',
  'false',
  'PT1H',
  'R3/PT1H',
  '2030-01-01T00:00:00Z',
  'nothing',
  '=x.y',
  '3',
];

const places = (xml: string, pattern: RegExp): RegExpExecArray[] => [...xml.matchAll(pattern)];

/** One thing changed in a diagram: an attribute gone or with another value, an element gone or twice. */
function spoilOnce(random: Random, xml: string): string {
  const body = xml.indexOf('<', xml.indexOf('definitions') + 1);
  const [head, rest] = [xml.slice(0, body), xml.slice(body)];
  const attributes = places(rest, ATTRIBUTE);
  const elements = places(rest, SMALL_ELEMENT);
  const cut = (found: RegExpExecArray, replacement: string): string =>
    head + rest.slice(0, found.index) + replacement + rest.slice(found.index + found[0].length);
  return random.weighted<() => string>([
    [attributes.length && 3, () => cut(random.pick(attributes), '')],
    [
      attributes.length && 2,
      () => {
        const found = random.pick(attributes);
        return cut(found, ` ${found[1]}="${random.pick([...VALUES, ...attributes.map((other) => other[2] ?? '')])}"`);
      },
    ],
    [elements.length && 3, () => cut(random.pick(elements), '')],
    [
      elements.length && 1,
      () => {
        const found = random.pick(elements);
        return cut(found, found[0] + found[0]);
      },
    ],
  ])();
}

/** A diagram as a careless hand or another tool would leave it. */
export function spoilModel(random: Random, xml: string): string {
  let spoilt = xml;
  for (let left = 1 + random.below(2); left > 0; left -= 1) spoilt = spoilOnce(random, spoilt);
  return spoilt;
}
