// Keeps the stories that a reader has opened, so that they can be read again without a
// network. It asks for nothing that the page has not asked for, and answers from what
// it keeps only when the network does not answer. Served as worker.js of an edition,
// behind a line that names the OTHERS: parts of addresses that are other editions'.

/* global OTHERS */

const SCOPE = new URL(self.registration.scope)
const MINE = `newsroom:${SCOPE.pathname}:`
const OFFLINE = new URL("offline/", SCOPE)
const TOMBSTONES = new URL("api/v1/tombstones", SCOPE)
const MOST = 40 // stories; the one opened longest ago goes
const AGAIN = 30 * 60_000 // milliseconds between two looks at what was taken down
const STORY = /^a\/[^/]+\/([^/]+)\.html$/
const FILE = /(?:href|src)="(\/(?:static|fonts)\/[^"]+)"/g

let lookedAt = 0

// The part of an address below this edition, or null: another's, or none of ours.
function below(url) {
  if (url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return null
  const rest = url.pathname.slice(SCOPE.pathname.length)
  return OTHERS.includes(rest.split("/")[0]) ? null : rest
}

// Each story has a cache of its own, with whatever its page shows.
const storyOf = (url) => below(url)?.match(STORY)?.[1] ?? ""
const cacheOf = (story) => MINE + story

async function kept() {
  const names = await caches.keys()
  return names.filter((name) => name.startsWith(MINE) && name !== MINE)
}

// What the browser has just fetched is still in its own cache: this costs no data.
async function put(cache, address) {
  const response = await fetch(address, { cache: "force-cache" }).catch(() => null)
  if (response?.ok) await cache.put(address, response)
  return response?.ok ?? false
}

async function keep(address, files) {
  const story = storyOf(new URL(address))
  if (!story) return
  await caches.delete(cacheOf(story))
  const cache = await caches.open(cacheOf(story))
  if (!(await put(cache, address))) return caches.delete(cacheOf(story))
  await Promise.all(files.map((file) => put(cache, file)))
  const names = await kept()
  await Promise.all(names.slice(0, -MOST).map((name) => caches.delete(name)))
}

// A story that was taken down is taken out of the browser too.
async function forgetGone() {
  if (Date.now() - lookedAt < AGAIN || !(await kept()).length) return
  lookedAt = Date.now()
  const response = await fetch(TOMBSTONES).catch(() => null)
  if (!response?.ok) return
  const { items } = await response.json()
  const gone = items.flatMap((item) => item.altIds.map(({ value }) => cacheOf(value)))
  await Promise.all(gone.map((name) => caches.delete(name)))
}

async function prepare() {
  const response = await fetch(OFFLINE, { cache: "no-cache" })
  if (!response.ok) throw new Error("There is no page for being offline.")
  const html = await response.clone().text()
  const cache = await caches.open(MINE)
  await cache.put(OFFLINE, response)
  const files = [...html.matchAll(FILE)].map(([, file]) => file)
  await Promise.all(files.map((file) => put(cache, file)))
}

// The page as it was kept, marked as that.
async function marked(response) {
  const html = await response.text()
  const at = new Date(response.headers.get("Date") ?? Date.now()).toISOString()
  const shown = html
    .replace("<html ", `<html data-saved="${at}" `)
    .replace('class="kept-page" hidden', 'class="kept-page"')
  return new Response(shown, { headers: response.headers })
}

async function open(request) {
  const story = storyOf(new URL(request.url))
  try {
    const response = await fetch(request)
    if (story && [404, 410].includes(response.status)) await caches.delete(cacheOf(story))
    return response
  } catch (error) {
    const name = cacheOf(story)
    const found =
      story && (await caches.has(name))
        ? await (await caches.open(name)).match(request, { ignoreSearch: true })
        : undefined
    if (found) return marked(found)
    const page = await (await caches.open(MINE)).match(OFFLINE)
    if (page) return page
    throw error
  }
}

async function fetchFile(request) {
  try {
    return await fetch(request)
  } catch (error) {
    const found = await caches.match(request)
    if (found) return found
    throw error
  }
}

self.addEventListener("install", (event) => {
  self.skipWaiting()
  event.waitUntil(prepare())
})

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()))

self.addEventListener("message", (event) => {
  const { keep: address, files } = event.data ?? {}
  if (!address || event.source?.url.split("#")[0] !== address) return
  event.waitUntil(keep(address, files ?? []).then(forgetGone))
})

const FILES = /^\/(?:static|fonts|media)\//

self.addEventListener("fetch", (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== "GET" || url.origin !== SCOPE.origin) return
  const rest = below(url)
  if (request.mode === "navigate") {
    if (rest !== null && !/^(?:admin|preview|lite)\//.test(rest))
      event.respondWith(open(request))
  } else if (FILES.test(url.pathname)) event.respondWith(fetchFile(request))
})
