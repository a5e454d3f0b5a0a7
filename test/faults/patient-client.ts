import { setTimeout as sleep } from 'node:timers/promises';
import { HttpClient, HttpRefusal } from '../support/http-client.js';

/**
 * Repeats a request until the server answers it (it may be dead just now). A refusal is an answer: it is thrown on. The answer of
 * an earlier try may have got lost, so what is asked must bear repetition.
 */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof HttpRefusal && error.status < 500) throw error;
      await sleep(50);
    }
  }
}

/** What the server answered, or the refusal it gave. */
export async function answerOrRefusal<T>(ask: () => Promise<T>): Promise<T | HttpRefusal> {
  try {
    return await patiently(ask);
  } catch (error) {
    if (error instanceof HttpRefusal) return error;
    throw error;
  }
}

export const signInPatiently = (url: string, username: string): Promise<HttpClient> =>
  patiently(() => HttpClient.signIn(url, username));
