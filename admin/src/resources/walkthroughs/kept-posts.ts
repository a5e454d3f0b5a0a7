import { ApiError } from '../../providers/api-error.js';
import { http } from '../../providers/http.js';
import { postStore } from './post-store.js';

/** A photo, a need or a problem that has not reached the server yet; kept in the browser until it has, also across a reload. */
export interface KeptPost {
  id: string;
  owner: string;
  /** 照片, 需求, 问题 */
  what: string;
  /** Address of the walk that it belongs to. */
  about: string;
  path: string;
  fields: Record<string, string>;
  /** Sent as form data together with the fields. */
  file?: File;
  /** The server's sentence when it said no for good. */
  refused?: string;
}

const CHANGED = 'kuaiban:kept';
let posts: readonly KeptPost[] = [];
let loading: Promise<void> | null = null;

function change(next: readonly KeptPost[]): void {
  posts = next;
  window.dispatchEvent(new Event(CHANGED));
}

/** Reads what an earlier page has left, once. */
export function loadPosts(): Promise<void> {
  loading ??= postStore.all().then((stored) => {
    const known = new Set(posts.map(({ id }) => id));
    change([...stored.filter(({ id }) => !known.has(id)), ...posts]);
  });
  return loading;
}

/** What waits, of everybody who used this browser; the same array until something changes. */
export const keptPosts = (): readonly KeptPost[] => posts;

export async function dropPost(id: string): Promise<void> {
  change(posts.filter((post) => post.id !== id));
  await postStore.remove(id);
}

/** What was refused waits again, for when the reason is gone. */
export async function tryPostAgain({ refused: _refused, ...post }: KeptPost): Promise<void> {
  await keepPost(post);
}

async function keepPost(post: KeptPost): Promise<void> {
  change([...posts.filter(({ id }) => id !== post.id), post]);
  await postStore.put(post);
}

const isForLater = (error: unknown) =>
  !(error instanceof ApiError) || error.status === 0 || error.status === 401 || error.status >= 500;

/** Being sent right now by the form it was typed in. */
const onTheirWay = new Map<string, Promise<unknown>>();

/**
 * Keeps it first, then sends it. Answers what the server said, or null when it waits for the net.
 * @throws ApiError when the server refuses it for good; then it is kept no longer, what was typed still stands in its form.
 */
export function sendOrKeep<T>(post: Omit<KeptPost, 'id'>): Promise<T | null> {
  const kept = { ...post, id: newId() };
  const answer = sendFirst<T>(kept).finally(() => onTheirWay.delete(kept.id));
  onTheirWay.set(kept.id, answer);
  return answer;
}

async function sendFirst<T>(post: KeptPost): Promise<T | null> {
  // where the browser keeps nothing it is sent all the same, and what was typed stays in its form
  const isKept = await keepPost(post).then(
    () => true,
    () => false,
  );
  try {
    const answer = await send<T>(post);
    await dropPost(post.id);
    return answer;
  } catch (error) {
    if (isKept && isForLater(error)) return null;
    await dropPost(post.id);
    throw error;
  }
}

/** Sends everything of `owner` that waits, the oldest first; answers false when the net is away. What is refused stays and says why. */
export async function sendPosts(owner: string): Promise<boolean> {
  await loadPosts();
  await Promise.allSettled(onTheirWay.values());
  for (const post of posts.filter((each) => each.owner === owner && !each.refused && !onTheirWay.has(each.id))) {
    try {
      await send(post);
      await dropPost(post.id);
    } catch (error) {
      if (isForLater(error)) return false;
      await keepPost({ ...post, refused: (error as ApiError).message });
    }
  }
  return true;
}

function send<T>({ path, fields, file }: KeptPost): Promise<T> {
  if (!file) return http<T>(path, { method: 'POST', body: fields });
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set('file', file);
  return http<T>(path, { method: 'POST', body });
}

let made = 0;

/** Sorts by time, as the store does; `crypto.randomUUID` is missing where the console is served without TLS. */
function newId(): string {
  const random = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  return [Date.now().toString(36), (++made).toString(36).padStart(4, '0'), random.toString(36)].join('-');
}
