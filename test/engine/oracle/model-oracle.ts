import { EngineRejection } from '../../../server/engine/port.js';
import { compileResources } from '../../../server/engine/embedded/model/compile-resources.js';
import { JavaProcess } from './java-process.js';

/** What the broker's own parser and its validators of a design say of a diagram. */
export type ModelAnswer = { refused: { element: string; why: string }[] } | { unreadable: string };

export type ModelOracle = JavaProcess<{ xml: string }, ModelAnswer>;

/** The model API that Zeebe 8.5 has inside, in a Java process. */
export const openModelOracle = (classpath: string): ModelOracle => new JavaProcess(classpath, 'ModelOracle');

/** The elements for which our engine refuses to deploy; none if it would deploy. */
export async function ourRefusals(name: string, xml: string): Promise<{ element: string; why: string }[]> {
  try {
    await compileResources([{ name, content: xml }]);
    return [];
  } catch (error) {
    if (!(error instanceof EngineRejection)) throw error;
    const { problems } = error;
    return (problems ?? []).map(({ elementId, reason }) => ({ element: elementId, why: reason }));
  }
}

/** What the broker refuses and we do not: its words, each with the element. Empty is agreement; we may refuse more. */
export function missedRefusals(
  ours: readonly { element: string }[],
  theirs: ModelAnswer,
): { element: string; why: string }[] {
  if ('unreadable' in theirs) return ours.length > 0 ? [] : [{ element: 'definitions', why: theirs.unreadable }];
  const named = new Set(ours.map(({ element }) => element));
  return theirs.refused.filter(({ element }) => !named.has(element));
}
