/** Lets the console open without a net after a first visit (admin/service-worker.js). Only in a build; browsers want HTTPS or localhost for it. */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // after the page: it must not wait for files that it may never need
  window.addEventListener('load', () => {
    // a browser that refuses it, as some do in private windows, has the console all the same
    navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
  });
}
