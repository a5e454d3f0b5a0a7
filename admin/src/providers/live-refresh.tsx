import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { EventTopic } from '../../../server/api/admin.js';

/** Problems, rectifications, 差评核查, 督办 and 走流程: their steps show as tasks and clocks. */
const LOOP = [
  'rectifications',
  'problems',
  'negative-ratings',
  'supervision-orders',
  'walkthroughs',
  'overview',
] as const;

const OPERATIONS = ['operations', 'operations/incidents', 'operations/stuck-jobs', 'operations/outbox'] as const;

/** Which cached queries a topic makes stale; the first part of every query key is its resource. */
const STALE: Record<EventTopic, readonly string[]> = {
  // a task may come long after the step before it, and only then may its buttons be pressed
  inbox: ['inbox', 'items', 'applications', ...LOOP],
  applications: ['applications'],
  items: ['items', 'applications', 'process-instances'],
  processes: ['processes', 'process-instances', 'incidents', ...OPERATIONS, ...LOOP],
  notices: ['notices'],
  ratings: ['ratings', 'negative-ratings'],
  deadlines: ['deadlines', 'inbox', 'items', 'applications', ...LOOP],
};

/** A burst of events (one command touches several topics) becomes one refetch. */
const DEBOUNCE_MS = 300;

/** Listens to the server's events while signed in and refetches what is on screen. Shows nothing. */
export function LiveRefresh() {
  const queryClient = useQueryClient();
  useEffect(() => {
    const source = new EventSource('/api/events');
    const stale = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      timer = undefined;
      const resources = [...stale];
      stale.clear();
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => resources.includes(String(queryKey[0])) });
    };
    const later = (resources: readonly string[]) => {
      resources.forEach((resource) => stale.add(resource));
      timer ??= setTimeout(flush, DEBOUNCE_MS);
    };
    source.onmessage = (event: MessageEvent<string>) => {
      const { topic } = JSON.parse(event.data) as { topic?: EventTopic };
      if (topic && topic in STALE) later(STALE[topic]);
    };
    let wasLost = false;
    source.onerror = () => {
      wasLost = true;
    };
    // What happened while the line was down is not sent again: everything shown may be stale.
    source.onopen = () => {
      if (wasLost) later(Object.values(STALE).flat());
      wasLost = false;
    };
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [queryClient]);
  return null;
}
