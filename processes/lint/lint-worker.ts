import { parentPort } from 'node:worker_threads';
import { runLint } from './run-lint.js';

/** The thread behind `lintProcess`: answers each request by its number. */
parentPort?.on('message', ({ request, xml }: { request: number; xml: string }) => {
  runLint(xml).then(
    (problems) => parentPort?.postMessage({ request, problems }),
    (error: unknown) => parentPort?.postMessage({ request, failure: String(error) }),
  );
});
