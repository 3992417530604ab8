// Has the browser keep the stories that are opened, and lists them where there is no
// network. Nothing is kept where readers are at risk, nor after “Forget everything”
// until another story is opened.

const script = document.querySelector("script[data-offline]")
const root = new URL(script.dataset.address, location)
const MINE = `newsroom:${root.pathname}:`
const isAtRisk = script.dataset.atRisk !== undefined
const workers = navigator.serviceWorker
const memory = window.readersMemory

async function caching() {
  return "caches" in window ? (await caches.keys()).filter((name) => name.startsWith("newsroom:")) : []
}

async function forget(start = "newsroom:") {
  const names = (await caching()).filter((name) => name.startsWith(start))
  await Promise.all(names.map((name) => caches.delete(name)))
}

// What this page showed: its styles, its scripts, the pictures that were looked at.
const files = () => [
  ...new Set(
    performance
      .getEntriesByType("resource")
      .map(({ name }) => name)
      .filter((name) => /^\/(?:static|fonts|media)\//.test(new URL(name).pathname))
      .filter((name) => new URL(name).origin === location.origin),
  ),
]

const isStory = () =>
  document.querySelector("main article.story") && !document.documentElement.dataset.saved

async function keep() {
  const { active } = await workers.ready
  active?.postMessage({ keep: location.href.split("#")[0], files: files() })
}

async function begin() {
  if (!isAtRisk && !memory.isKept) return
  if (isAtRisk) {
    const registered = await workers.getRegistration(root)
    if (registered?.scope === root.href) await registered.unregister()
    return forget(MINE)
  }
  await workers.register(new URL("worker.js", root), { scope: root })
  if (isStory()) await keep()
}

if (workers)
  addEventListener("load", () => setTimeout(() => begin().catch(() => {}), 1000))

async function forgetEverything() {
  await forget()
  const all = (await workers?.getRegistrations()) ?? []
  await Promise.all(all.map((registration) => registration.unregister()))
}

for (const button of document.querySelectorAll("[data-reader=forget]"))
  button.addEventListener("click", () => forgetEverything().catch(() => {}))

// ── How this reader likes to read ────────────────────────────────────────────────────

const READS = {
  smaller: () => (memory.size -= 1),
  larger: () => (memory.size += 1),
  contrast: () => (memory.contrast = !memory.contrast),
}

function show() {
  for (const button of document.querySelectorAll("[data-reading=contrast]"))
    button.setAttribute("aria-pressed", memory.contrast)
}

for (const button of document.querySelectorAll("[data-reading]"))
  button.addEventListener("click", () => {
    READS[button.dataset.reading]()
    show()
  })
show()

// ── A page that was kept ─────────────────────────────────────────────────────────────

const { saved } = document.documentElement.dataset
const time = document.querySelector("[data-saved-at]")
if (saved && time) {
  time.dateTime = saved
  time.textContent = new Date(saved).toLocaleString(document.documentElement.lang)
}

// ── The list of what was kept ────────────────────────────────────────────────────────

const list = document.querySelector("[data-kept]")

async function entry(name) {
  const cache = await caches.open(name)
  const page = (await cache.keys()).find(({ url }) => url.endsWith(".html"))
  const html = page && (await (await cache.match(page)).text())
  const heading = html && new DOMParser().parseFromString(html, "text/html").querySelector("h1")
  if (!heading) return null
  const item = document.createElement("li")
  const link = document.createElement("a")
  link.href = page.url
  link.textContent = heading.textContent.trim()
  link.className = "offline__story"
  item.append(link)
  return item
}

async function fill() {
  const names = (await caching()).filter((name) => name.startsWith(MINE) && name !== MINE)
  const items = await Promise.all(names.reverse().map(entry))
  list.append(...items.filter(Boolean))
  document.querySelector("[data-none-kept]").hidden = list.children.length > 0
  list.hidden = !list.children.length
}

if (list) fill().catch(() => {})
