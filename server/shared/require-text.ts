import { invalidArgument } from './app-error.js';

/** The text without blanks around it; INVALID_ARGUMENT with this sentence when nothing is left. */
export function requireText(text: string | undefined, sentence: string): string {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') throw invalidArgument('Expected a text', sentence);
  return trimmed;
}
