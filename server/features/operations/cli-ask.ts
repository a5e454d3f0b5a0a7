import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CliError, EXIT } from './cli-client.js';

/** Asks a person at the terminal; without a terminal there is nobody to ask, and `missing` says what to give instead. */
export async function ask(question: string, missing: string, exitCode: number = EXIT.USAGE): Promise<string> {
  if (!process.stdin.isTTY) throw new CliError(exitCode, missing);
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await reader.question(question)).trim();
  } finally {
    reader.close();
  }
}

/** The same without showing what is typed. */
export async function askSecret(question: string, missing: string, exitCode: number): Promise<string> {
  if (!process.stdin.isTTY) throw new CliError(exitCode, missing);
  process.stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await reader.question('');
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
}
