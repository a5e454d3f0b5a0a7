import type { DataProvider, GetListParams, Identifier, RaRecord } from 'react-admin';
import type { Page } from '../../../server/api/list.js';
import { http, queryString } from './http.js';
import { readOrKept } from './kept-reads.js';
import { walkWithoutOthers } from './walk-without-others.js';

/** Resources whose records are not known by `id`. */
const ID_FIELDS: Record<string, string> = { settings: 'key', processes: 'processId', incidents: 'key', ledger: 'seq' };

function withId<T>(resource: string, record: T): T & { id: Identifier } {
  const field = ID_FIELDS[resource];
  const id = (record as Record<string, unknown>)[field ?? 'id'] as Identifier;
  return { ...record, id };
}

/** react-admin's list parameters in the words of our list protocol (server/api/list.ts). */
export function listQuery({ pagination, sort, filter }: Partial<GetListParams>): Record<string, unknown> {
  return {
    page: pagination?.page ?? 1,
    pageSize: pagination?.perPage ?? 25,
    ...(sort?.field && sort.field !== 'id' ? { sort: sort.field, order: sort.order.toLowerCase() } : {}),
    ...(filter as Record<string, unknown> | undefined),
  };
}

const path = (resource: string, id?: Identifier) =>
  `/api/${resource}${id === undefined ? '' : `/${encodeURIComponent(String(id))}`}`;

const KEEP_WALK = walkWithoutOthers as unknown as <T>(walk: T) => T | null;

const notOffered = (): Promise<never> =>
  Promise.reject(new Error('Expected a named command, got a generic bulk change'));

/** The list protocol over fetch. Commands are not here: they are named verbs in commands.ts. */
export const dataProvider: DataProvider = {
  async getList<T extends RaRecord>(resource: string, params: GetListParams & { signal?: AbortSignal }) {
    const page = await http<Page<T> | T[]>(
      path(resource) + queryString(listQuery(params)),
      params.signal ? { signal: params.signal } : {},
    );
    const items = Array.isArray(page) ? page : page.items;
    return {
      data: items.map((item) => withId(resource, item)) as T[],
      total: Array.isArray(page) ? items.length : page.total,
    };
  },
  async getOne<T extends RaRecord>(resource: string, { id, signal }: { id: Identifier; signal?: AbortSignal }) {
    const read = () => http<T>(path(resource, id), signal ? { signal } : {});
    const record = resource === 'walkthroughs' ? await readOrKept(path(resource, id), read, KEEP_WALK) : await read();
    return { data: withId(resource, record) as T };
  },
  async getMany<T extends RaRecord>(resource: string, { ids }: { ids: Identifier[] }) {
    return {
      data: (await Promise.all(ids.map(async (id) => withId(resource, await http<T>(path(resource, id)))))) as T[],
    };
  },
  getManyReference: notOffered,
  async create<T extends RaRecord>(resource: string, { data }: { data: unknown }) {
    return { data: withId(resource, await http<T>(path(resource), { method: 'POST', body: data })) as T };
  },
  async update<T extends RaRecord>(resource: string, { id, data }: { id: Identifier; data: unknown }) {
    return { data: withId(resource, await http<T>(path(resource, id), { method: 'PUT', body: data })) as T };
  },
  updateMany: notOffered,
  delete: notOffered,
  deleteMany: notOffered,
} as DataProvider;
