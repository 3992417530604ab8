// Where readers are at risk nothing is kept: a worker that was here before this edition
// became one goes, with all that it kept.

/* global OTHERS */

const MINE = `newsroom:${new URL(self.registration.scope).pathname}:`

async function end() {
  const names = await caches.keys()
  const mine = names.filter((name) => name.startsWith(MINE))
  await Promise.all(mine.map((name) => caches.delete(name)))
  await self.registration.unregister()
}

self.addEventListener("install", () => self.skipWaiting())
self.addEventListener("activate", (event) => event.waitUntil(end()))
void OTHERS
