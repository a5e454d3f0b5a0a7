import { EngineRejection, type Engine, type EngineRecord } from '../../../server/engine/port.js';

const DECLINED = new Set(['NOT_FOUND', 'INVALID_STATE', 'ALREADY_EXISTS']);

/**
 * Plays everyone who works on instances of the model `case`: six items, a negative rating, one refused verification.
 * Jobs are learned from the record stream, as the product's inbox learns them, so they may come twice.
 */
export class CaseDriver {
  /** Commands the engine acknowledged, in the order of their answers: `kind key`. */
  onAcknowledged: (line: string) => void = () => undefined;
  finished = 0;
  private readonly verifications = new Map<string, number>();
  private readonly stop: () => Promise<void>;
  private waiting: (() => void)[] = [];
  private readonly inHand = new Set<Promise<void>>();

  constructor(
    private readonly engine: Engine,
    private readonly items = 6,
    /** Partition → position behind which its cases begin. */
    from: Record<number, number> = { 1: 0 },
  ) {
    this.stop = engine.subscribeToRecords(from, (records) => {
      for (const record of records) for (const work of this.take(record)) this.keep(work);
      return Promise.resolve();
    });
  }

  async start(caseNo: string): Promise<void> {
    const { processInstanceKey } = await this.engine.createProcessInstance({
      bpmnProcessId: 'case',
      variables: { caseNo, applicant: 'u1', visitWithin: 'PT48H' },
    });
    this.onAcknowledged(`created ${processInstanceKey}`);
  }

  /** Resolves when so many cases have ended. */
  async untilFinished(count: number): Promise<void> {
    while (this.finished < count) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** Waits for the answers that are still on their way: records may be faster than they are. */
  async close(): Promise<void> {
    await this.stop();
    await Promise.all(this.inHand);
  }

  private keep(work: Promise<void>): void {
    this.inHand.add(work);
    void work.finally(() => this.inHand.delete(work));
  }

  private take(record: EngineRecord): Promise<void>[] {
    const { value, intent, valueType } = record;
    if (valueType === 'JOB' && intent === 'CREATED') return [this.work(record.key, String(value.elementId), value)];
    if (valueType === 'PROCESS_MESSAGE_SUBSCRIPTION' && intent === 'CREATED')
      return [this.visit(String(value.correlationKey))];
    if (valueType === 'PROCESS_INSTANCE' && intent === 'ELEMENT_COMPLETED' && value.bpmnElementType === 'PROCESS') {
      if (value.parentElementInstanceKey !== '-1') return [];
      this.finished += 1;
      for (const resolve of this.waiting.splice(0)) resolve();
    }
    return [];
  }

  private async work(jobKey: string, element: string, value: Record<string, unknown>): Promise<void> {
    const variables = this.result(jobKey, element, String(value.processInstanceKey));
    await this.send(`completed ${jobKey}`, () => this.engine.completeJob({ jobKey, variables }));
  }

  private async visit(correlationKey: string): Promise<void> {
    const message = { name: 'visit-done', correlationKey, timeToLive: 0, variables: { visited: true } };
    await this.send(`published ${correlationKey}`, () => this.engine.publishMessage(message));
  }

  /** Work may have been done before: then it is declined, and that is fine. */
  private async send(line: string, command: () => Promise<unknown>): Promise<void> {
    try {
      await command();
      this.onAcknowledged(line);
    } catch (error) {
      if (!(error instanceof EngineRejection) || !DECLINED.has(error.code))
        this.onAcknowledged(`failed ${String(error)}`);
    }
  }

  private result(jobKey: string, element: string, processInstance: string): Record<string, unknown> {
    switch (element) {
      case 'Validate': {
        const list = Array.from({ length: this.items }, (_, i) => ({ id: `i${i}`, dept: `d${i % 4}`, sla: 'PT2H' }));
        return { ok: true, list, note: 'fine' };
      }
      case 'Dispatch':
        return { orderId: `W${jobKey}` };
      case 'Handle':
        return { decision: 'pass' };
      case 'Record':
        return { recordNo: `R${jobKey}` };
      case 'Rate':
        return { rating: 1 };
      case 'Verify': {
        const round = (this.verifications.get(processInstance) ?? 0) + 1;
        this.verifications.set(processInstance, round);
        return { verified: round > 1 };
      }
      default:
        return { sent: true };
    }
  }
}
