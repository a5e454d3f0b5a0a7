import { OVERVIEW_COLUMNS, type OverviewColumn } from '../../server/api/rectifications.js';
import type { HttpClient } from '../support/http-client.js';
import type { Percentiles } from './percentiles.js';
import { timeRequests, type Requests } from './time-requests.js';

const UNITS = ['employment', 'employment-service', 'unemployment-insurance', 'social-insurance', 'social-card'];
const unit = (index: number) => UNITS[index % UNITS.length] as string;

const OVERVIEW: Requests = { 期限总览: () => '/api/overview', 今后十个工作日: () => '/api/overview/next-days' };
const OVERVIEW_LISTS: Requests = Object.fromEntries(
  (Object.entries(OVERVIEW_COLUMNS) as [OverviewColumn, string][]).map(([column, name]) => [
    `期限清单 ${name}`,
    (index: number) =>
      `/api/overview/list?column=${column}&page=${1 + (index % 5)}&pageSize=25${index % 2 === 0 ? `&unitId=${unit(index)}` : ''}`,
  ]),
);
const supervisorRequests = (rectifications: number): Requests => ({
  整改看板: (index) => `/api/rectifications/board${index % 2 === 0 ? `?unitId=${unit(index)}` : ''}`,
  整改列表: (index) => `/api/rectifications?page=${1 + (index % 40)}&pageSize=25&order=desc`,
  '整改列表（按期限）': (index) =>
    `/api/rectifications?status=RECTIFYING&sort=promisedDueAt&page=${1 + (index % 20)}&pageSize=25`,
  '整改列表（超期）': (index) => `/api/rectifications?state=OVERDUE&page=${1 + (index % 20)}&pageSize=25`,
  '整改列表（查找）': (index) =>
    `/api/rectifications?q=${encodeURIComponent(`问题 ${1 + index * 97}`)}&page=1&pageSize=25`,
  整改详情: (index) => `/api/rectifications/rect_bench${String((index * 97) % rectifications).padStart(7, '0')}`,
  问题列表: (index) => `/api/problems?page=${1 + (index % 40)}&pageSize=25`,
  '问题列表（查找）': (index) => `/api/problems?q=${encodeURIComponent(`问题 ${1 + index * 97}`)}&page=1&pageSize=25`,
  问题统计: () => '/api/problems/statistics',
  差评看板: (index) => `/api/negative-ratings/board${index % 2 === 0 ? `?unitId=${unit(index)}` : ''}`,
  差评列表: (index) => `/api/negative-ratings?page=${1 + (index % 40)}&pageSize=25&order=desc`,
  督办列表: (index) => `/api/supervision-orders?page=${1 + (index % 40)}&pageSize=25&order=desc`,
  走流程列表: (index) => `/api/walkthroughs?page=${1 + (index % 20)}&pageSize=25&order=desc`,
});
const OFFICIAL_REQUESTS: Requests = {
  '整改看板（本单位）': () => '/api/rectifications/board',
  '整改列表（本单位）': (index) => `/api/rectifications?page=${1 + (index % 40)}&pageSize=25&order=desc`,
  '问题列表（本单位）': (index) => `/api/problems?page=${1 + (index % 40)}&pageSize=25`,
};

/**
 * The deadlines and boards of the closed loop, at the server. What is counted once while nobody writes is also asked right after somebody
 * has written to a table that it is made of (a setting), as in a bureau at work.
 */
export async function measureLoop(
  { supervisor, official, administrator }: Record<'supervisor' | 'official' | 'administrator', HttpClient>,
  { rounds, rectifications, today }: { rounds: number; rectifications: number; today: string },
): Promise<Record<string, Percentiles>> {
  const write = (index: number) =>
    administrator.put('/api/settings/password.policy', {
      value: { minLength: 10 + (index % 3), minKinds: 3 },
      effectiveFrom: today,
      source: '性能测试',
    });
  const afterWrite = (requests: Requests) =>
    Object.fromEntries(Object.entries(requests).map(([name, path]) => [`${name}（刚有人写过）`, path]));
  return {
    ...(await timeRequests(supervisor, OVERVIEW, rounds)),
    ...(await timeRequests(supervisor, afterWrite(OVERVIEW), rounds, write)),
    ...(await timeRequests(supervisor, OVERVIEW_LISTS, rounds)),
    ...(await timeRequests(supervisor, supervisorRequests(rectifications), rounds)),
    ...(await timeRequests(official, OFFICIAL_REQUESTS, rounds)),
  };
}
