import type { RuleFactory } from './bpmn-element.js';
import { chineseName } from './rules/chinese-name.js';
import { contractError } from './rules/contract-error.js';
import { contractJob } from './rules/contract-job.js';
import { contractMessage } from './rules/contract-message.js';
import { contractProcess } from './rules/contract-process.js';
import { contractTask } from './rules/contract-task.js';
import { flowStaysInside } from './rules/flow-stays-inside.js';
import { gatewayConditions } from './rules/gateway-conditions.js';
import { leaveByMessage } from './rules/leave-by-message.js';
import { noDefaultOnThreeWays } from './rules/no-default-on-three-ways.js';
import { noEngineTimer } from './rules/no-engine-timer.js';
import { noNativeUserTask } from './rules/no-native-user-task.js';
import { parallelOutputIsLocal } from './rules/parallel-output-is-local.js';
import { reachable } from './rules/reachable.js';
import { variablesAreListed } from './rules/variables-are-listed.js';

/** Our own rules by name; their messages are Chinese, for the person who draws. */
export const RULES = {
  'chinese-name': chineseName,
  'contract-error': contractError,
  'contract-job': contractJob,
  'contract-message': contractMessage,
  'contract-process': contractProcess,
  'contract-task': contractTask,
  'flow-stays-inside': flowStaysInside,
  'gateway-conditions': gatewayConditions,
  'leave-by-message': leaveByMessage,
  'no-default-on-three-ways': noDefaultOnThreeWays,
  'no-engine-timer': noEngineTimer,
  'no-native-user-task': noNativeUserTask,
  'parallel-output-is-local': parallelOutputIsLocal,
  reachable,
  'variables-are-listed': variablesAreListed,
} as const satisfies Record<string, RuleFactory>;
export type RuleName = keyof typeof RULES;
