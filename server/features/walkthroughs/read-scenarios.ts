import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../../shared/project-root.js';
import type { ScenarioFile } from './scenario-data.js';

/** The file that the scenarios are read from. */
export const SCENARIOS_FILE = join(projectRoot, 'prisma/seed/catalogue/scenarios.yaml');

/** Reads the scenarios' YAML file; throws when it is missing or is no YAML. */
export const readScenarios = (file = SCENARIOS_FILE): ScenarioFile => parse(readFileSync(file, 'utf8')) as ScenarioFile;
