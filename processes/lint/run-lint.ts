import { createRequire } from 'node:module';
import type { BpmnElement, RuleFactory } from './bpmn-element.js';
import { BPMNLINT_CONFIG, OWN_PREFIX } from './bpmnlint-config.js';
import type { LintProblem } from './lint-problem.js';
import { parseProcess } from './parse-process.js';
import { foreignMessage } from './rule-messages.js';
import { RULES, type RuleName } from './rules.js';

interface Resolver {
  resolveRule(pkg: string, name: string): RuleFactory;
  resolveConfig(pkg: string, name: string): unknown;
}
interface Report {
  id?: string;
  message: string;
  category: string;
}

// bpmnlint is CommonJS without types
const require = createRequire(import.meta.url);
const { Linter } = require('bpmnlint') as {
  Linter: new (options: { config: unknown; resolver: Resolver }) => {
    lint(definitions: BpmnElement): Promise<Record<string, Report[]>>;
  };
};
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver') as new (options: object) => Resolver;

const nodeResolver = new NodeResolver({ require });
const resolver: Resolver = {
  resolveRule: (pkg, name) =>
    pkg === `bpmnlint-plugin-${OWN_PREFIX}` ? RULES[name as RuleName] : nodeResolver.resolveRule(pkg, name),
  resolveConfig: (pkg, name) => nodeResolver.resolveConfig(pkg, name),
};

/** All rules over one diagram, in this thread; everybody else goes through `lintProcess`. */
export async function runLint(xml: string): Promise<LintProblem[]> {
  let parsed;
  try {
    parsed = await parseProcess(xml);
  } catch (error) {
    return [{ elementId: '', rule: 'xml', category: 'error', message: `不是可读的 BPMN 文件（${String(error)}）` }];
  }
  const unread = parsed.warnings.map((warning): LintProblem => {
    return { elementId: '', rule: 'xml', category: 'error', message: `文件中有读不懂的内容（${warning}）` };
  });
  // a fresh linter per file: some rules remember ids from file to file
  const reports = await new Linter({ config: BPMNLINT_CONFIG, resolver }).lint(parsed.definitions);
  const found = Object.entries(reports).flatMap(([rule, list]) =>
    list.map(({ id = '', message, category }): LintProblem => {
      const own = rule.startsWith(`${OWN_PREFIX}/`);
      return {
        elementId: id,
        rule,
        category: category === 'warn' ? 'warn' : 'error',
        message: own ? message : foreignMessage(rule, message),
      };
    }),
  );
  return [...unread, ...found];
}
