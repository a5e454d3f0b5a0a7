import type { WalkthroughStep, WalkthroughView } from '../../../server/api/walkthroughs.js';
import { eventually, HttpClient } from '../../support/http-client.js';
import { removeData, startServer, type RunningServer } from '../../support/running-server.js';
import { PNG } from '../rectifications/loop-world.js';
import { allPassed, PREPARED } from './walk-world.js';

export interface Recorded {
  decision?: boolean;
  conclusion?: string;
  content?: object;
}

/** A real server with a walker and 行风办 signed in; walks go through its HTTP door. */
export class WalkServer {
  private constructor(
    private readonly server: RunningServer,
    readonly walker: HttpClient,
    readonly style: HttpClient,
  ) {}

  static async open(): Promise<WalkServer> {
    const server = await startServer();
    return new WalkServer(
      server,
      await HttpClient.signIn(server.url, 'experiencer'),
      await HttpClient.signIn(server.url, 'style'),
    );
  }

  signIn(username: string): Promise<HttpClient> {
    return HttpClient.signIn(this.server.url, username);
  }

  async close(): Promise<void> {
    await this.server.stop();
    removeData(this.server);
  }

  assign(scenarioId: string, angle: string): Promise<{ id: string }> {
    return this.style.post<{ id: string }>('/api/walkthroughs', {
      scenarioId,
      angle,
      walkerId: 'user-experiencer',
      unitId: 'employment',
      place: '服务大厅',
    });
  }

  view(id: string): Promise<WalkthroughView> {
    return this.walker.get<WalkthroughView>(`/api/walkthroughs/${id}`);
  }

  /** Waits for the diagram to come to a step. */
  opened(id: string, kind: string): Promise<WalkthroughStep> {
    return eventually(
      async () =>
        (await this.view(id)).steps.find((each) => each.kind === `walkthrough.${kind}` && each.state === 'now'),
      `step ${kind}`,
    );
  }

  /** Waits for the diagram to come to a step and records it as a careful walker does. */
  async walk(id: string, kind: string, more: Recorded = {}): Promise<void> {
    const step = await this.opened(id, kind);
    if (step.needsEvidence) {
      const form = new FormData();
      form.set('kind', 'PHOTO');
      form.set('file', new Blob([new Uint8Array(PNG)]), '记录.png');
      await this.walker.post(`/api/walkthroughs/${id}/steps/${step.kind}/evidence`, form);
    }
    await this.walker.post(`/api/walkthroughs/${id}/steps/${step.kind}`, {
      ...(step.concludes
        ? { conclusion: more.conclusion ?? 'QUALIFIED', basis: '现场查看', checks: allPassed(step.checkpoints) }
        : {}),
      ...(more.decision === undefined ? {} : { decision: more.decision }),
      content: {
        seen: step.lookAt,
        ...(step.manyModes ? { modes: step.modes } : { mode: step.modes[0] ?? '' }),
        ...(step.compareWith.length > 0 ? { consistent: true } : {}),
        ...(step.staffAccount ? { byStaff: true } : {}),
        ...(step.needsFindings ? { findings: Object.fromEntries(step.lookAt.map((item) => [item, '是'])) } : {}),
        ...(kind === 'prepare' ? PREPARED : {}),
        ...more.content,
      },
    });
  }
}
