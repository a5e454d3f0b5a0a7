import type { ActionResult } from '../../server/api/applications.js';
import type { InboxPage, InboxRow, InboxTab } from '../../server/api/inbox.js';
import { eventually, HttpClient, HttpRefusal } from './http-client.js';

/** A clerk or an official at work through the console's endpoints: finds, claims and decides what a person would. */
export class Official {
  private constructor(readonly client: HttpClient) {}

  static async signIn(url: string, username: string): Promise<Official> {
    return new Official(await HttpClient.signIn(url, username));
  }

  /** Waits for the work of a case in the unit's list, the part named `itemName` or the pre-check, and claims it; answers the subject's id. */
  async claim(applicationId: string, itemName?: string): Promise<string> {
    const row = await eventually(
      () => this.find('unit', applicationId, itemName),
      `${itemName ?? '预审'} in the unit's list`,
    );
    await this.client.post('/api/tasks/claim', { taskIds: [row.id] });
    return row.subjectId;
  }

  /** A verb of the pre-check. */
  precheck(applicationId: string, body: object): Promise<ActionResult> {
    return this.act(`/api/applications/${applicationId}`, 'precheck', body);
  }

  /** A verb of an item. */
  item(itemId: string, verb: string, body: object = {}): Promise<ActionResult> {
    return this.act(`/api/items/${itemId}`, verb, body);
  }

  /** Claims the part and decides it at once. */
  async decide(applicationId: string, itemName: string, body: object = { decision: 'GRANT' }): Promise<void> {
    await this.item(await this.claim(applicationId, itemName), 'decide', body);
  }

  private async find(tab: InboxTab, applicationId: string, itemName?: string): Promise<InboxRow | undefined> {
    const { items } = await this.client.get<InboxPage>(`/api/inbox?tab=${tab}&pageSize=100`);
    return items.find(
      (row) =>
        row.applicationId === applicationId &&
        (itemName ? row.title.includes(itemName) : row.subjectType === 'application'),
    );
  }

  /** Reads the version first; again when the process itself has moved the row on meanwhile. */
  private async act(path: string, verb: string, body: object): Promise<ActionResult> {
    for (let attempt = 0; ; attempt++) {
      const { version } = await this.client.get<{ version: number }>(path);
      try {
        return await this.client.post<ActionResult>(`${path}/${verb}`, { version, ...body });
      } catch (refusal) {
        if (!(refusal instanceof HttpRefusal) || refusal.status !== 409 || attempt === 5) throw refusal;
      }
    }
  }
}
