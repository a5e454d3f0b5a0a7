import type { TraceLine } from '../contract/trace.js';

/** What somebody outside an engine can know of its cases: read from the lines of a trace, so that it is the same for every engine. */
export class World {
  /** Path of the element → its job’s type and how it stands. */
  readonly jobs = new Map<string, { type: string; state: 'open' | 'failed' | 'errored' }>();
  readonly incidents = new Map<string, string>();
  /** Message name → keys that somebody waits with. */
  readonly messages = new Map<string, Set<string>>();
  /** Live instances of the outermost process. */
  readonly roots = new Set<string>();
  /** Scopes whose variables may be set. */
  readonly scopes = new Set<string>();
  timers = 0;

  see(lines: TraceLine[]): void {
    for (const line of lines) this.take(line);
  }

  private take([kind, ...rest]: TraceLine): void {
    const [at, second, third] = rest as [string, string, string];
    if (kind === 'element') this.element(at, second, third);
    else if (kind === 'job') this.job(at, second, rest[2] as { type: string; retries: number });
    else if (kind === 'timer') this.timers += third === 'CREATED' ? 1 : -1;
    else if (kind === 'incident') {
      if (second === 'CREATED') this.incidents.set(at, third);
      else this.incidents.delete(at);
    } else if (kind === 'subscription' && third === 'CREATED') {
      const { message, key } = rest[3] as { message: string; key: string };
      this.messages.set(message, (this.messages.get(message) ?? new Set()).add(key));
    }
  }

  private element(path: string, type: string, state: string): void {
    const over = state === 'COMPLETED' || state === 'TERMINATED';
    const keep = (set: Set<string>) => (over ? void set.delete(path) : void set.add(path));
    if (type === 'PROCESS' && !path.includes('/')) keep(this.roots);
    if (type === 'PROCESS' || type === 'SUB_PROCESS') keep(this.scopes);
    if (over) {
      this.jobs.delete(path);
      this.incidents.delete(path);
    }
  }

  private job(path: string, intent: string, { type, retries }: { type: string; retries: number }): void {
    if (intent === 'COMPLETED' || intent === 'CANCELED') this.jobs.delete(path);
    else if (intent === 'ERROR_THROWN') this.jobs.set(path, { type, state: 'errored' });
    else if (intent === 'FAILED' && retries === 0) this.jobs.set(path, { type, state: 'failed' });
    else if (['CREATED', 'FAILED', 'RETRIES_UPDATED'].includes(intent)) {
      const kept = this.jobs.get(path)?.state;
      this.jobs.set(path, { type, state: intent === 'RETRIES_UPDATED' && kept === 'failed' ? 'failed' : 'open' });
    }
  }
}
