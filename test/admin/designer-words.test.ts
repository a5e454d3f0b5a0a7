import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { projectRoot } from '../../server/shared/project-root.js';

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');

/** Browser code is not part of dist/: it is read, stripped of its types and evaluated here. */
async function load(path: string, loader: 'ts' | 'js'): Promise<Record<string, unknown>> {
  const { code } = await transform(read(path), { loader, format: 'cjs' });
  const module = { exports: {} as Record<string, unknown> };
  new Function('module', 'exports', code)(module, module.exports);
  return module.exports;
}

async function chineseWords(): Promise<Record<string, string>> {
  const community = (await load('node_modules/bpmn-js-i18n/translations/zn.js', 'js'))['default'] as Record<
    string,
    string
  >;
  const ours = (await load('admin/src/resources/designer/chinese-words.ts', 'ts'))['CHINESE_WORDS'] as Record<
    string,
    string
  >;
  return { ...community, ...ours };
}

/** `item${n != 1 ? 's' : ''}` → item, items. */
function variants(text: string): string[] {
  const choice = /\$\{[^}]*?\? '([^']*)' : '([^']*)'\}/.exec(text);
  return choice ? [choice[1]!, choice[2]!].flatMap((one) => variants(text.replace(choice[0], one))) : [text];
}

/** What a source text asks `translate` for, as far as it is written out. */
const asked = (source: string) =>
  [...source.matchAll(/translate\(\s*(['"`])((?:\\.|(?!\1).)+)\1/gs)].flatMap(([, , text]) =>
    variants(text!.replaceAll("\\'", "'")),
  );

/** The functions of the properties panel that draw what we show (panel-groups.ts), by the names in its bundle. */
const SHOWN =
  /^(\w*Group|Name|ProcessName|ElementDocumentationProperty|ProcessDocumentationProperty|Assignee|CandidateGroups|CandidateUsers|ConditionExpression|InputCollection|InputElement|OutputCollection|OutputElement|CompletionCondition|LoopCardinality)(\$\d+)?$/;

function askedByPanel(): string[] {
  const bundle = read('node_modules/bpmn-js-properties-panel/dist/index.esm.js');
  // the second half draws Camunda 7, which we do not load
  const zeebe = bundle.slice(0, bundle.indexOf('class CamundaPlatformPropertiesProvider'));
  const functions = [...zeebe.matchAll(/^function (\w+(?:\$\d+)?)\([\s\S]*?^}/gm)];
  const shown = functions.filter(([, name]) => SHOWN.test(name!));
  expect(shown.length).toBeGreaterThan(20);
  return shown.flatMap(([body]) => asked(body));
}

describe('the designer is Chinese', () => {
  it.each([
    [
      'the groups of the properties panel that we show',
      () => askedByPanel().filter((text) => text !== 'Condition Expression'),
    ],
    [
      'the parts that the panel is made of',
      () => asked(read('node_modules/@bpmn-io/properties-panel/dist/index.esm.js')),
    ],
    [
      'the pad and the menus of an element',
      () =>
        ['context-pad/ContextPadProvider', 'popup-menu/ReplaceMenuProvider'].flatMap((path) =>
          asked(read(`node_modules/bpmn-js/lib/features/${path}.js`)),
        ),
    ],
  ])('in %s', async (_, find) => {
    const words = await chineseWords();
    const texts = [...new Set(find())];
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.filter((text) => !/[\u3400-\u9fff]/.test(words[text] ?? ''))).toEqual([]);
  });

  it('keeps the places for values, and names none that it is not given', async () => {
    const places = (text: string) => (text.match(/{\w+}/g) ?? []).sort();
    const ours = (await load('admin/src/resources/designer/chinese-words.ts', 'ts'))['CHINESE_WORDS'] as Record<
      string,
      string
    >;
    const wrong = Object.entries(ours).filter(([english, chinese]) =>
      places(chinese).some((place) => !english.includes(place)),
    );
    expect(wrong).toEqual([]);
  });

  it('collects what has no Chinese words yet: the check can fail', async () => {
    const words = await chineseWords();
    expect(words['A string that nobody has translated']).toBeUndefined();
  });
});
