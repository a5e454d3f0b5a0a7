import { setTimeout as sleep } from 'node:timers/promises';
import { HttpClient, HttpRefusal } from '../support/http-client.js';

/**
 * Repeats a request until the server answers it (it may be dead just now). A refusal is an answer: it is thrown on. The answer of
 * an earlier try may have got lost, so what is asked must bear repetition. Gives up when the test is over.
 */
export async function patiently<T>(signal: AbortSignal, ask: () => Promise<T>): Promise<T> {
  for (;;) {
    signal.throwIfAborted();
    try {
      return await ask();
    } catch (error) {
      if (error instanceof HttpRefusal && error.status < 500) throw error;
      await sleep(50);
    }
  }
}

/** What the server answered, or the refusal it gave. */
export async function answerOrRefusal<T>(signal: AbortSignal, ask: () => Promise<T>): Promise<T | HttpRefusal> {
  try {
    return await patiently(signal, ask);
  } catch (error) {
    if (error instanceof HttpRefusal) return error;
    throw error;
  }
}

export const signInPatiently = (signal: AbortSignal, url: string, username: string): Promise<HttpClient> =>
  patiently(signal, () => HttpClient.signIn(url, username));
