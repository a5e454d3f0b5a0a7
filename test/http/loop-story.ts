import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InboxPage } from '../../server/api/inbox.js';
import type { NegativeRatingView, ReportSheet } from '../../server/api/negative-ratings.js';
import type { OverviewRow } from '../../server/api/rectifications.js';
import type { RectificationView } from '../../server/api/rectifications.js';
import { applyOnPortal, PHOTO, progressOf, type Submitted } from '../support/applicant.js';
import { eventually, HttpClient, type HttpRefusal } from '../support/http-client.js';
import type { StoryEngine } from '../broker/story-broker.js';
import { removeData, startServer, type RunningServer } from '../support/running-server.js';

/**
 * The closed loop over HTTP on the real server: its engine, its relay, its workers. One negative rating after another, one for
 * each of the four verdicts (R74–R80).
 */
export function loopStory(title: string, engine?: StoryEngine): void {
  let server: RunningServer;
  const people = new Map<string, HttpClient>();
  const applicant = () => new HttpClient(server.url);
  const as = async (username: string): Promise<HttpClient> => {
    const known = people.get(username) ?? (await HttpClient.signIn(server.url, username));
    people.set(username, known);
    return known;
  };

  beforeAll(async () => {
    server = await startServer({ engine });
  }, 120_000);
  afterAll(async () => {
    await server.stop();
    removeData(server);
  });

  /** One item, granted, rated; answers the id of the negative rating. */
  async function ratedCase(serial: number): Promise<{ submitted: Submitted; ratingId: string }> {
    const client = applicant();
    const submitted = await applyOnPortal(client, { serial, selectedItems: ['unemployment-registration'] });
    const counter = await as('counter');
    const precheck = await eventually(() => taskOf(counter, submitted.number), 'the pre-check');
    await counter.post('/api/tasks/claim', { taskIds: [precheck.id] });
    const { version } = await counter.get<{ version: number }>(`/api/applications/${submitted.id}`);
    await counter.post(`/api/applications/${submitted.id}/precheck`, { result: 'COMPLETE', version });
    const officer = await as('employment');
    const task = await eventually(() => taskOf(officer, submitted.number), 'the item');
    await officer.post('/api/tasks/claim', { taskIds: [task.id] });
    const item = await officer.get<{ version: number }>(`/api/items/${task.subjectId}`);
    await officer.post(`/api/items/${task.subjectId}/decide`, { decision: 'GRANT', version: item.version });
    const token = await eventually(
      async () => (await progressOf(client, submitted)).ratingToken,
      'the invitation to rate',
    );
    await client.post(`/api/portal/ratings/${token}`, { level: 'VERY_DISSATISFIED' });
    const style = await as('style');
    const row = await eventually(async () => {
      const page = await style.get<{ items: { id: string; applicationNumber: string; status: string }[] }>(
        '/api/negative-ratings',
      );
      return page.items.find((each) => each.applicationNumber === submitted.number && each.status === 'CALLBACK');
    }, 'the callback');
    return { submitted, ratingId: row.id };
  }

  async function taskOf(client: HttpClient, number: string) {
    for (const tab of ['unit', 'mine']) {
      const page = await client.get<InboxPage>(`/api/inbox?tab=${tab}&pageSize=200`);
      const row = page.items.find((each) => each.number.startsWith(number));
      if (row) return row;
    }
    return null;
  }

  const ratingOf = async (id: string) => (await as('style')).get<NegativeRatingView>(`/api/negative-ratings/${id}`);
  const awaitRating = (id: string, status: string) =>
    eventually(async () => {
      const view = await ratingOf(id);
      return view.status === status && view.task ? view : null;
    }, `negative rating in ${status}`);

  async function callBack(id: string, verdict: string): Promise<void> {
    const { version } = await awaitRating(id, 'CALLBACK');
    const body = { version, verdict, note: '已电话回访核实', reached: true };
    await (await as('style')).post(`/api/negative-ratings/${id}/callback`, body);
  }

  async function feedBackAndReport(id: string): Promise<ReportSheet> {
    const style = await as('style');
    const { version } = await awaitRating(id, 'FEEDBACK');
    await style.post(`/api/negative-ratings/${id}/feed-back`, { version, text: '已说明处理情况', mode: '电话' });
    const reporting = await awaitRating(id, 'REPORTING');
    const sheet = await style.get<ReportSheet>(`/api/negative-ratings/${id}/report`);
    const officer = await as('employmenthead');
    await (reporting.task?.mine ? style : officer)
      .post(`/api/negative-ratings/${id}/submit-sheet`, { version: reporting.version })
      .catch(async () => style.post(`/api/negative-ratings/${id}/submit-sheet`, { version: reporting.version }));
    await eventually(async () => (await ratingOf(id)).status === 'CLOSED', 'the closed check');
    return sheet;
  }

  const refusal = (promise: Promise<unknown>) =>
    promise.then(
      () => null,
      (error: HttpRefusal) => error.body.code,
    );

  describe(title, () => {
    it('解释说明: no legal basis is explained, fed back and reported', async () => {
      const { ratingId } = await ratedCase(1);
      await callBack(ratingId, 'NO_LEGAL_BASIS');
      const verified = await eventually(async () => {
        const view = await ratingOf(ratingId);
        return view.status === 'VERIFIED' && view.task ? view : null;
      }, 'the explanation');
      const body = { version: verified.version, explanation: '按规定不能办理', deliveryMode: '书面' };
      const officer = await as('employment');
      await officer
        .post(`/api/negative-ratings/${ratingId}/explain`, body)
        .catch(async () => (await as('style')).post(`/api/negative-ratings/${ratingId}/explain`, body));
      expect(await feedBackAndReport(ratingId)).toMatchObject({ level: '非常不满意' });
    });

    it('误评: kept, and not counted', async () => {
      const { ratingId } = await ratedCase(2);
      await callBack(ratingId, 'MISTAKEN_OR_MALICIOUS');
      await feedBackAndReport(ratingId);
      expect(await ratingOf(ratingId)).toMatchObject({ counted: false, status: 'CLOSED', level: '非常不满意' });
    });

    it('立行立改: fails its first check, passes the second, is signed off with a number; then the sheet', async () => {
      const { ratingId } = await ratedCase(3);
      await callBack(ratingId, 'CLEAR');
      const { rectification } = await eventually(async () => {
        const view = await ratingOf(ratingId);
        return view.rectification ? view : null;
      }, 'the rectification');
      const id = String(rectification?.id);
      await rectify(id);
      await feedBackAndReport(ratingId);
      const signedOff = await viewOf(id);
      expect(signedOff).toMatchObject({ status: 'SIGNED_OFF', round: 2 });
      expect(signedOff.signOff?.number).toMatch(/^XH-\d{4}-\d{6}$/);
    });

    it('leaves the overview and its lists in agreement, and the ledger whole', async () => {
      const style = await as('style');
      const rows = await style.get<OverviewRow[]>('/api/overview');
      for (const row of rows)
        for (const [column, count] of Object.entries(row.counts)) {
          if (row.unitId === null) continue;
          const page = await style.get<{ total: number }>(`/api/overview/list?unitId=${row.unitId}&column=${column}`);
          expect({ unit: row.unitId, column, total: page.total }).toEqual({ unit: row.unitId, column, total: count });
        }
      expect(await (await as('admin')).post('/api/ledger/check')).toMatchObject({ complete: true });
    });
  });

  const viewOf = async (id: string) => (await as('style')).get<RectificationView>(`/api/rectifications/${id}`);
  const awaitStatus = (id: string, status: string) =>
    eventually(async () => {
      const view = await viewOf(id);
      return view.status === status && view.task ? view : null;
    }, `rectification in ${status}`);

  /** From the measure to 销号, with one failed check in between and the refusals on the way. */
  async function rectify(id: string): Promise<void> {
    const officer = await as('employment');
    const style = await as('style');
    const path = `/api/rectifications/${id}`;
    const measure = { kind: 'IMMEDIATE', measure: '当场改正并公示', limit: { value: 3, unit: 'WORKING_DAY' } };
    let view = await awaitStatus(id, 'MEASURE_PENDING');
    expect(
      await refusal(officer.post(`${path}/decide-measure`, { ...measure, measure: '', version: view.version })),
    ).toBe('INVALID_ARGUMENT');
    expect(await refusal((await as('socialcard')).get(path))).toBe('FORBIDDEN');
    await officer.post(`${path}/decide-measure`, { ...measure, version: view.version });
    for (const passed of [false, true]) {
      view = await awaitStatus(id, 'RECTIFYING');
      // it is back with whoever decided the measure, in the round before too: nobody has to claim it again
      expect((await officer.get<RectificationView>(path)).task).toMatchObject({ mine: true });
      expect(await refusal(officer.post(`${path}/finish`, { version: view.version, note: '好了' }))).not.toBeNull();
      for (const slot of ['BEFORE', 'AFTER']) await addProof(officer, path, slot, passed ? 2 : 1);
      view = await viewOf(id);
      await officer.post(`${path}/finish`, { version: view.version, note: '已改正', effect: '窗口不再重复要材料' });
      view = await awaitStatus(id, 'VERIFYING');
      expect(await refusal(officer.post(`${path}/verify`, { version: view.version, passed: true }))).toBe('FORBIDDEN');
      expect(await refusal(style.post(`${path}/sign-off`, { version: view.version, effect: '好' }))).not.toBeNull();
      await style.post(`${path}/verify`, { version: view.version, passed, note: passed ? '属实' : '还没有改到位' });
    }
    view = await awaitStatus(id, 'EVALUATING');
    await style.post(`${path}/evaluate`, { version: view.version, satisfied: true, note: '满意' });
    view = await awaitStatus(id, 'DECIDING');
    await style.post(`${path}/sign-off`, { version: view.version, effect: '窗口不再重复要材料' });
    await eventually(async () => (await viewOf(id)).status === 'SIGNED_OFF', '销号');
  }

  async function addProof(client: HttpClient, path: string, slot: string, round: number): Promise<void> {
    const body = new FormData();
    body.set('slot', slot);
    body.set('file', new Blob([PHOTO, String(round)], { type: 'image/png' }), `${slot}.png`);
    await client.post(`${path}/proofs`, body);
  }
}
