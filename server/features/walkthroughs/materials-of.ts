import { WALKTHROUGH_MATERIALS, type WalkthroughMaterialKind } from '../../api/walkthroughs.js';
import type { ScenarioContent } from './scenario-data.js';

const DEFAULT_MATERIALS: readonly WalkthroughMaterialKind[] = ['LISTS', 'HIGHLIGHTS', 'SUGGESTIONS'];

/** The three materials of a scenario, named as its document names them (R38). */
export const materialsOf = ({ scenario, walk }: ScenarioContent): { kind: WalkthroughMaterialKind; name: string }[] =>
  (walk?.materials ?? DEFAULT_MATERIALS).map((kind, index) => ({
    kind,
    name: scenario.feedback_materials[index]?.name ?? WALKTHROUGH_MATERIALS[kind],
  }));
