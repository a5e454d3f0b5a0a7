import { ESCALATION_LEVELS, type EscalationLevel } from './walkthroughs.js';

/** One matter that a higher level has to coordinate (R47). */
export interface CoordinationEntry {
  /** Null: not said yet. */
  level: EscalationLevel | null;
  text: string;
}

/** What is written when nothing has to be coordinated. */
export const NOTHING_TO_COORDINATE = '无';
const LEVELS = Object.entries(ESCALATION_LEVELS) as [EscalationLevel, string][];

/** Reads the material line by line: `部里：…`, `省里：…`; a line of 无 is no entry. */
export const parseCoordination = (text: string): CoordinationEntry[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== NOTHING_TO_COORDINATE)
    .map((line) => {
      const [level] = LEVELS.find(([, name]) => line.startsWith(`${name}：`)) ?? [null];
      return { level, text: level === null ? line : line.slice(ESCALATION_LEVELS[level].length + 1).trim() };
    })
    .filter(({ text: said }) => said !== '');

/** The material as it is kept and printed. */
export const writeCoordination = (entries: readonly CoordinationEntry[]): string =>
  entries
    .filter(({ text }) => text.trim() !== '')
    .map(({ level, text }) => (level === null ? text.trim() : `${ESCALATION_LEVELS[level]}：${text.trim()}`))
    .join('\n');
