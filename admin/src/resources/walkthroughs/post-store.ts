import type { KeptPost } from './kept-posts.js';

const NAME = 'kuaiban';
const STORE = 'posts';

let opening: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('Expected to open the IndexedDB'));
  });
  return opening;
}

async function run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = (await open()).transaction(STORE, mode);
  return new Promise((resolve, reject) => {
    const request = act(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('Expected to write to the IndexedDB'));
  });
}

/** IndexedDB, since a photo is too large for anything else; in the order in which it was put. */
export const postStore = {
  all: () => run<KeptPost[]>('readonly', (store) => store.getAll() as IDBRequest<KeptPost[]>),
  put: (post: KeptPost) => run('readwrite', (store) => store.put(post)),
  remove: (id: string) => run('readwrite', (store) => store.delete(id)),
};
