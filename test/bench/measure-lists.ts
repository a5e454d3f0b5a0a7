import type { HttpClient } from '../support/http-client.js';
import type { Percentiles } from './percentiles.js';
import { timeRequests, type Requests } from './time-requests.js';

/** What people open most, with the parameters varied from request to request. */
const REQUESTS: Requests = {
  '待办（我的）': (index) => `/api/inbox?tab=mine&page=${1 + (index % 20)}&pageSize=25`,
  '待办（本单位）': (index) => `/api/inbox?tab=unit&page=${1 + (index % 20)}&pageSize=25`,
  待办计数: () => '/api/inbox/counts',
  分办件列表: (index) => `/api/items?status=HANDLING&page=${1 + (index % 20)}&pageSize=25`,
  分办件详情: (index) => `/api/items/item_bench${String(99_000 + (index % 900)).padStart(7, '0')}_0`,
  按编号查找: (index) => `/api/inbox?tab=done&q=SY-2025-${String(1 + index * 137).padStart(6, '0')}&page=1&pageSize=25`,
};
const SUPERVISOR_REQUESTS: Requests = {
  办件列表: (index) => `/api/applications?page=${1 + (index % 40)}&pageSize=25`,
  办件详情: (index) => `/api/applications/app_bench${String((index * 997) % 100_000).padStart(7, '0')}`,
  按姓名查找: (index) => `/api/applications?q=${encodeURIComponent(`测试${index % 9973}`)}&page=1&pageSize=25`,
  台账: (index) => `/api/ledger?page=${1 + (index % 40)}&pageSize=50`,
};

/** The lists and details of cases, at the server. */
export const measureLists = async (
  official: HttpClient,
  supervisor: HttpClient,
  rounds: number,
): Promise<Record<string, Percentiles>> => ({
  ...(await timeRequests(official, REQUESTS, rounds)),
  ...(await timeRequests(supervisor, SUPERVISOR_REQUESTS, rounds)),
});
