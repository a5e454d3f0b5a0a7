import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine, EngineRecord } from '../../../server/engine/port.js';
import { RECEIVER_USER, type RecordReceiverAddress } from '../../../server/engine/zeebe/exporter-settings.js';
import type { ClusterKeys } from './cluster-keys.js';
import { exportedForm } from './exported-form.js';

const BETWEEN_TRIES_MS = 50;
/** The embedded engine's only partition. */
const PARTITION = 1;

export interface ExporterOptions {
  engine: Engine;
  keys: ClusterKeys;
  records: RecordReceiverAddress;
  /** Keeps the position that was acknowledged last. */
  data: string;
  /** Most records in one post. */
  bulkSize: number;
}

/**
 * Posts the engine's records to our receiver as the broker's exporter does: in order, the same bulk again until it is answered with
 * 200, and after a restart from the position that it remembers, so that some come twice.
 */
export class StandInExporter {
  readonly #life = new AbortController();
  readonly #stop: () => Promise<void>;
  readonly #file: string;

  constructor(private readonly options: ExporterOptions) {
    this.#file = join(options.data, 'exporter.position');
    const position = existsSync(this.#file) ? Number(readFileSync(this.#file, 'utf8')) : 0;
    this.#stop = options.engine.subscribeToRecords({ [PARTITION]: position }, (records) => this.#export(records));
  }

  /** In the middle of whatever it does; what was not acknowledged is posted the next time. */
  async close(): Promise<void> {
    this.#life.abort();
    await this.#stop();
  }

  async #export(records: EngineRecord[]): Promise<void> {
    const { bulkSize, keys } = this.options;
    for (let from = 0; from < records.length; from += bulkSize) {
      const bulk = records.slice(from, from + bulkSize);
      const body = bulk.map((record) => exportedForm(record, keys)).join('');
      while (!(await this.#post(body))) await sleep(BETWEEN_TRIES_MS, undefined, { signal: this.#life.signal });
      this.#remember(bulk.at(-1)?.position ?? 0);
    }
  }

  async #post(body: string): Promise<boolean> {
    const { url, token } = this.options.records;
    const { signal } = this.#life;
    const headers = {
      authorization: `Basic ${Buffer.from(`${RECEIVER_USER}:${token}`).toString('base64')}`,
      'content-type': 'application/json',
    };
    const answer = await fetch(`${url}/_bulk`, { method: 'POST', headers, body, signal }).catch(() => null);
    await answer?.arrayBuffer().catch(() => null);
    return answer?.ok === true && !signal.aborted;
  }

  #remember(position: number): void {
    writeFileSync(`${this.#file}.next`, String(position));
    renameSync(`${this.#file}.next`, this.#file);
  }
}
