import {
  goldenFile,
  processGoldenFile,
  processTraceNames,
  readModel,
  readProcessModels,
  readProcessTrace,
  readTrace,
  traceNames,
} from './fixtures.js';
import { caseOf, type LabCase } from './trace-lab.js';
import type { Trace } from './trace.js';

/** A case of the suite with what a broker did. */
export interface SuiteCase {
  name: string;
  golden: Trace;
  /** Where the recording is kept. */
  goldenFile: string;
  files: LabCase['files'];
  /** The case as it is run; a script is used up by one run. */
  open(): LabCase;
}

const suiteCase = (name: string, file: string, golden: Trace, files: LabCase['files']): SuiteCase => ({
  name,
  golden,
  goldenFile: file,
  files,
  open: () => caseOf(golden, files),
});

/** On the machine's clock first, then by the time of the recording: a clock of a cluster only goes forward. */
const inTime = (cases: SuiteCase[]): SuiteCase[] =>
  cases.sort((one, other) => startOf(one) - startOf(other) || (one.name < other.name ? -1 : 1));
const startOf = ({ golden }: SuiteCase): number => (golden.startsAt ? Date.parse(golden.startsAt) : 0);

/** One small model for each rule, in the order in which a cluster can run them. */
export const modelCases = (): SuiteCase[] =>
  inTime(traceNames().map((name) => suiteCase(name, goldenFile(name), readTrace(name), [readModel(name)])));

/** The product's own diagrams; they come after the models, in later weeks. */
export const processCases = (): SuiteCase[] =>
  inTime(processTraceNames().map((name) => suiteCase(name, processGoldenFile(name), readProcessTrace(name), readProcessModels(name))));
