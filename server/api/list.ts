/** What every list endpoint takes: `?page=1&pageSize=25&sort=dueAt&order=asc&q=…` plus its own filters, flat. */
export interface ListQuery {
  /** From 1. */
  page: number;
  /** 1–200 */
  pageSize: number;
  sort?: string;
  order: 'asc' | 'desc';
  /** Free text search. */
  q?: string;
}

/** What every list endpoint answers. */
export interface Page<T> {
  items: T[];
  total: number;
}

/** The one shape of every error answer. */
export interface ErrorBody {
  code: string;
  /** One Chinese sentence. */
  message: string;
  details?: Record<string, unknown>;
}
