import type { HttpClient } from '../support/http-client.js';
import { workOff } from './case-driver.js';

/** Three items of three units: what the cases of the fault runs ask for. */
export const ITEMS = ['unemployment-registration', 'employment-certificate-issue', 'unemployment-benefit-claim'];
/** One official of each of those units. */
export const OFFICIALS = ['employment', 'empservice', 'unemployment'];

export const precheck = (client: HttpClient, id: string, version: number): Promise<unknown> =>
  client.post(`/api/applications/${id}/precheck`, { result: 'COMPLETE', version });
export const decide = (client: HttpClient, id: string, version: number): Promise<unknown> =>
  client.post(`/api/items/${id}/decide`, { decision: 'GRANT', version });

export interface Staff {
  /** Everybody finishes what is in hand and goes home. */
  goHome(): Promise<void>;
}

/**
 * The counter and the three officials work off their lists, while the server may be dead at any moment, until they may go home. What
 * they are to leave alone (ids of items) they do.
 */
export function hireStaff(signal: AbortSignal, url: string, leave: readonly string[] = []): Staff {
  let isOver = false;
  const decideOthers = (client: HttpClient, id: string, version: number) =>
    leave.includes(id) ? Promise.resolve() : decide(client, id, version);
  const stopped = () => isOver;
  const work = Promise.all([
    workOff(signal, url, 'counter', precheck, stopped),
    ...OFFICIALS.map((name) => workOff(signal, url, name, decideOthers, stopped)),
  ]);
  work.catch(() => undefined); // told by goHome
  return {
    async goHome() {
      isOver = true;
      await work;
    },
  };
}
