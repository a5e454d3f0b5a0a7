import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.js';

/** Refusals are final; only a lost connection is tried again. Without a net a read fails at once and says so, or shows what was kept. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) =>
        failures < 2 && (!(error instanceof ApiError) || error.status === 0 || error.status >= 502),
      networkMode: 'always',
      refetchOnReconnect: true,
      refetchOnWindowFocus: false,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
