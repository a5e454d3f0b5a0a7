/*
 * Lets the console open without a net after a first visit: the built page and its scripts, nothing else. Answers of the API go past it
 * and are never stored: they may hold personal data. The build fills in the name of the cache and the files (service-worker-plugin.ts).
 */
const PREFIX = 'kuaiban-shell-';
const CACHE = PREFIX + '__BUILD__';
const SHELL = ['/', ...__FILES__];
/** The build before this one stays: a page that is still open may ask for a part of it that no server has any more. */
const KEPT_BUILDS = 2;

/** What a proxy answers while nothing is behind it. */
const NO_SERVER = [502, 503, 504];

self.addEventListener('install', (event) => {
  // past the HTTP cache: a shell of two builds would not start
  const requests = SHELL.map((path) => new Request(path, { cache: path === '/' ? 'reload' : 'default' }));
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(requests))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith(PREFIX) && name !== CACHE))
      .then((old) => Promise.all(old.slice(0, old.length - (KEPT_BUILDS - 1)).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (pathname.startsWith('/assets/')) event.respondWith(asset(request));
  else if (request.mode === 'navigate' && !isElsewhere(pathname)) event.respondWith(page(request));
});

/** What is not a page of the console. */
const isElsewhere = (pathname) => /^\/(api|portal|readyz|healthz)(\/|$)/.test(pathname);

/** The page as the server has it now; the kept one without a net. */
async function page(request) {
  const kept = () => caches.match('/', { cacheName: CACHE });
  try {
    const answer = await fetch(request);
    return (NO_SERVER.includes(answer.status) && (await kept())) || answer;
  } catch (error) {
    const page = await kept();
    if (page) return page;
    throw error;
  }
}

/** A file whose name holds the hash of its content never changes: the kept one first. */
async function asset(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await caches.open(CACHE).then((cache) => cache.put(request, answer.clone()));
  return answer;
}
