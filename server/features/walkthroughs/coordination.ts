import { parseCoordination } from '../../api/coordination.js';
import { invalidArgument } from '../../shared/app-error.js';

/** Every entry of 需要部里协调解决的业务 says to which level it goes (R47); INVALID_ARGUMENT otherwise. */
export function requireLevels(text: string): void {
  const without = parseCoordination(text).filter(({ level }) => level === null);
  if (without.length > 0)
    throw invalidArgument(
      'Expected every entry to name its level',
      `请标明报部里还是报省里：${without.map((entry) => entry.text).join('；')}`,
    );
}
