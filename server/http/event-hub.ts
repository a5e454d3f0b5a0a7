import type { EventTopic } from '../api/admin.js';

/** Tells open browsers what changed, by topic only: they fetch again what they show, with their own rights. */
export interface EventHub {
  publish(...topics: EventTopic[]): void;
  /** Calls back on every topic; the answer stops it. */
  subscribe(listener: (topic: EventTopic) => void): () => void;
  readonly listenerCount: number;
}

/** A hub inside this process. */
export function createEventHub(): EventHub {
  const listeners = new Set<(topic: EventTopic) => void>();
  return {
    publish(...topics) {
      for (const topic of new Set(topics)) for (const listener of listeners) listener(topic);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get listenerCount() {
      return listeners.size;
    },
  };
}
