// Breaking news on an open page: what is new comes in a small panel that moves nothing
// and covers nothing that has the focus, is announced once, and can be dismissed; live
// updates can be stopped. Without this script a page says what showed when it was made.

const memory = window.readersMemory
const panel = document.querySelector("[data-late]")
const onPage = document.querySelector("[data-banners]")
const template = (name) => document.querySelector(`template[data-late-${name}]`).content

// ── What an item says ──────────────────────────────────────────────────────────────

const speak = (item) => `${item.label}: ${item.wording}`

function fill(banner, item) {
  const words = item.url ? document.createElement("a") : document.createElement("span")
  words.className = "banner__wording"
  words.textContent = item.wording
  if (item.url) words.href = item.url
  if (item.language) {
    words.lang = item.language
    words.dir = item.direction
  }
  banner.className = `banner banner--${item.level}`
  banner.querySelector(".banner__level").textContent = item.label
  banner.querySelector(".banner__wording").replaceWith(words)
  const time = banner.querySelector("time")
  time.dateTime = item.at
  time.textContent = item.time
  const dismiss = banner.querySelector("[data-dismiss]")
  const sentence = template("item").querySelector("[data-dismiss]").ariaLabel
  dismiss.ariaLabel = sentence.replace("{}", () => item.wording)
}

// ── Saying it, once ────────────────────────────────────────────────────────────────

const said = new Set()

function announce(items) {
  const fresh = items.filter((item) => !said.has(item.key))
  for (const item of fresh) said.add(item.key)
  const [urgent, others] = [[], []]
  for (const item of fresh) (item.level === "emergency" ? urgent : others).push(speak(item))
  if (urgent.length)
    document.querySelector("[data-say-at-once]").textContent = urgent.join(" ")
  if (others.length) document.querySelector("[data-say]").textContent = others.join(" ")
}

// ── The panel ──────────────────────────────────────────────────────────────────────

let late = [] // what came since, the oldest first

function element(item) {
  const part = template("item").cloneNode(true).firstElementChild
  part.dataset.key = item.key
  fill(part.querySelector(".banner"), item)
  return part
}

// Every part is made anew: what is new on a page has not moved, and so shifts nothing.
// Only the one that holds the focus stays as it is.
function draw() {
  const held = panel.querySelector(":scope li:focus-within")
  const stop = panel.querySelector(".late__foot:focus-within")
  const list = panel.querySelector("ol:focus-within") ?? document.createElement("ol")
  list.className = "late__items"
  const parts = late.map((item) =>
    held?.dataset.key === item.key ? held : element(item),
  )
  for (const part of [...list.children]) if (part !== held) part.remove()
  const place = parts.indexOf(held)
  if (place < 0) list.replaceChildren(...parts)
  else {
    held.before(...parts.slice(0, place))
    held.after(...parts.slice(place + 1))
  }
  const foot = stop ?? template("stop").cloneNode(true).firstElementChild
  if (list.parentNode !== panel || foot.parentNode !== panel)
    panel.replaceChildren(list, ...(memory.stopped ? [] : [foot]))
  panel.hidden = !late.length
  reserve()
}

const height = () =>
  [...panel.querySelectorAll(".late__item, .late__foot")].reduce(
    (sum, part) => sum + part.getBoundingClientRect().height,
    0,
  )

// What gets the focus is scrolled to where the panel is not, and the end of the page
// can be scrolled out from under it.
function reserve() {
  const isTop = panel.classList.contains("late--top")
  const { style } = document.documentElement
  const room = panel.hidden ? "" : `${Math.ceil(height()) + 16}px`
  style.scrollPaddingBlockEnd = isTop ? "" : room
  style.scrollPaddingBlockStart = isTop ? room : ""
  style.paddingBlockEnd = room
}

// Where the focus is, the panel is not: it changes between foot and head of the window.
function giveWay() {
  const focused = document.activeElement
  if (panel.hidden || !focused || focused === document.body) return
  if (panel.contains(focused)) return
  const { top, bottom } = focused.getBoundingClientRect()
  const room = height()
  const atFoot = overlap(top, bottom, innerHeight - room, innerHeight)
  const atHead = overlap(top, bottom, 0, room)
  const isTop = panel.classList.contains("late--top")
  if ((isTop ? atHead : atFoot) <= (isTop ? atFoot : atHead)) return
  panel.classList.toggle("late--top")
  draw()
}

const overlap = (top, bottom, from, to) =>
  Math.max(0, Math.min(bottom, to) - Math.max(top, from))

let isLooking = false
function lookSoon() {
  if (isLooking) return
  isLooking = true
  requestAnimationFrame(() => {
    isLooking = false
    giveWay()
  })
}

// ── The banners above the page ─────────────────────────────────────────────────────

const standing = () => [...(onPage?.querySelectorAll("[data-banner]") ?? [])]
const first = new Map(standing().map((each) => [each, [...each.childNodes]]))

// The box stays as it is until the page is loaded again.
function hold(banner) {
  if (banner.style.blockSize) return
  banner.style.blockSize = `${banner.getBoundingClientRect().height}px`
}

const isShown = (banner) => !banner.hidden && banner.checkVisibility()

function rewrite(banner, change) {
  if (isShown(banner)) hold(banner)
  if (banner.contains(document.activeElement)) {
    // What has the focus keeps it, so only its words change.
    const words = banner.querySelector(".banner__wording")
    words.textContent = change.wording ?? change.words
    return
  }
  const copy = first.get(banner).map((node) => node.cloneNode(true))
  banner.replaceChildren(...copy)
  if (change.wording) fill(banner, change)
  else sayInstead(banner, change.words)
  const isFull = isShown(banner) && banner.scrollHeight > banner.clientHeight + 1
  if (change.wording && isFull) sayInstead(banner, onPage.dataset.changed)
}

function sayInstead(banner, words) {
  const span = document.createElement("span")
  span.className = "banner__wording"
  span.textContent = words
  for (const part of banner.querySelectorAll(".banner__level, time")) part.remove()
  banner.querySelector(".banner__wording").replaceWith(span)
}

function follow(banner, item) {
  const now = item?.key ?? ""
  if ((banner.dataset.now ?? banner.dataset.key) === now) return
  banner.dataset.now = now
  if (!item) rewrite(banner, { words: onPage.dataset.ended })
  else if (now === banner.dataset.key && !banner.contains(document.activeElement))
    banner.replaceChildren(...first.get(banner))
  else rewrite(banner, item)
}

// ── What was just heard ────────────────────────────────────────────────────────────

const seenHere = new Set()
const wasSeen = (id) => seenHere.has(id) || memory.has("seen", id)

const concernsPage = (item) =>
  !item.sections.length || item.sections.includes(panel.dataset.section)

function take({ banners, corrections }) {
  const here = banners.filter(concernsPage)
  const byId = new Map(here.map((item) => [item.id, { ...item, at: item.starts_at }]))
  const stands = new Map(standing().map((each) => [each.dataset.banner, each]))
  for (const [id, banner] of stands) follow(banner, byId.get(id))
  const news = [...byId.values()].filter((item) => {
    const isOld = stands.get(item.id)?.dataset.key === item.key
    return !isOld && !memory.has("dismissed", item.key)
  })
  const wrong = corrections
    .filter(({ id }) => wasSeen(id) && !memory.has("read", id) && !isCorrectedAbove(id))
    .map((item) => ({
      ...item,
      key: `correction-${item.id}`,
      level: "correction",
      at: item.corrected_at,
    }))
  show([...wrong, ...news.reverse()])
}

const isCorrectedAbove = (id) =>
  onPage?.querySelector(`[data-correction="${CSS.escape(id)}"]:not([hidden])`) != null

function show(items) {
  const before = late.map((item) => JSON.stringify(item)).join()
  late = items
  if (before === late.map((item) => JSON.stringify(item)).join()) return
  draw()
  giveWay()
  announce(late)
  if (document.visibilityState === "visible") noteSeen()
}

function noteSeen() {
  const shown = standing().filter((banner) => isShown(banner) && !banner.dataset.now)
  const ids = shown.map((banner) => banner.dataset.banner)
  for (const item of late) if (item.level !== "correction") ids.push(item.id)
  for (const id of ids) {
    seenHere.add(id)
    memory.keep("seen", id)
  }
}

// ── Asking, again and again ────────────────────────────────────────────────────────

const EVERY = 7000 // milliseconds; up to a second more, so that readers spread
const PATIENCE = 8000 // for an answer
const SOON = 5000 // after no answer at all: the line is cut, which costs no server
const SOON_FOR = 24 // tries, some two or three minutes
const LONGEST = 120_000

const thrifty = navigator.connection?.saveData === true
let timer = 0
let asking = null
let isWanted = false // at once, whatever became of the asking under way
let tag = ""
let failures = 0

const isAwake = () =>
  document.visibilityState === "visible" &&
  navigator.onLine !== false &&
  !memory.stopped &&
  !thrifty

const later = (pause) => {
  clearTimeout(timer)
  timer = isAwake() ? setTimeout(ask, pause + Math.random() * 1000) : 0
}

function rest() {
  clearTimeout(timer)
  asking?.abort()
}

async function ask() {
  clearTimeout(timer)
  if (!isAwake() || asking) return
  asking = new AbortController()
  const tooLong = setTimeout(() => asking?.abort(), PATIENCE)
  let pause = EVERY
  try {
    const answer = await fetch(panel.dataset.address, {
      headers: tag ? { "If-None-Match": tag } : {},
      cache: "no-store",
      credentials: "omit",
      signal: asking.signal,
    })
    if (answer.ok) {
      const heard = await answer.json()
      tag = answer.headers.get("ETag") ?? ""
      take(heard)
    }
    if (answer.ok || answer.status === 304) failures = 0
    else pause = backOff(Number(answer.headers.get("Retry-After")) * 1000 || EVERY)
  } catch {
    if (isAwake()) failures += 1
    pause = failures < SOON_FOR ? SOON : Math.min(SOON * 2 ** (failures - SOON_FOR), LONGEST)
  } finally {
    clearTimeout(tooLong)
    asking = null
  }
  if (isWanted) {
    isWanted = false
    ask()
  } else later(pause)
}

// The server has trouble: ask ever more rarely, and never before it says.
function backOff(atLeast) {
  failures += 1
  return Math.min(Math.max(EVERY * 2 ** (failures - 1), atLeast), LONGEST)
}

// Back from sleep, or from a line that was cut: what hangs there is given up.
function wake() {
  if (!isAwake()) return rest()
  if (!asking) return ask()
  isWanted = true
  asking.abort()
}

// ── Buttons ────────────────────────────────────────────────────────────────────────

// The button that was pressed goes; the focus goes on to the next one.
function leave(button) {
  const all = [...document.querySelectorAll("[data-dismiss]")].filter(
    (each) => each === button || each.checkVisibility(),
  )
  const next = all[all.indexOf(button) + 1] ?? document.querySelector("main")
  next.focus({ preventScroll: true })
}

function dismiss(button) {
  const banner = button.closest(".banner")
  leave(button)
  const { correction, now, key } = banner.dataset
  const item = late.find((each) => each.key === banner.closest("li")?.dataset.key)
  if (item) {
    if (item.level === "correction") memory.keep("read", item.id)
    else memory.keep("dismissed", item.key)
    late = late.filter((each) => each !== item)
    draw()
    return
  }
  if (correction) memory.keep("read", correction)
  else memory.keep("dismissed", now || key)
  banner.hidden = true
  for (const part of [banner.closest("details"), onPage])
    if (part && !part.querySelector(".banner:not([hidden])")) part.hidden = true
}

const toggle = document.querySelector(".footer__button[data-reader=updates]")
const stopWords = toggle?.textContent
const nameSwitch = () => {
  if (toggle) toggle.textContent = memory.stopped ? toggle.dataset.start : stopWords
}

const DOES = {
  updates() {
    memory.stopped = !memory.stopped
    if (memory.stopped)
      document.querySelector("[data-say]").textContent = toggle?.dataset.stopped ?? ""
    wake()
  },
  remember: () => memory.remember(),
  forget() {
    memory.forget()
    seenHere.clear()
    wake()
  },
}

function press(button) {
  DOES[button.dataset.reader]()
  if (button.dataset.said)
    document.querySelector("[data-memory-said]").textContent = button.dataset.said
  if (panel.contains(button)) {
    leave(button)
    draw()
  }
  nameSwitch()
}

// ── Corrections count as read once they were on the screen ─────────────────────────

const READ_AFTER = 1000 // milliseconds

function watchCorrections() {
  const inView = new Map()
  const isRead = (part) => memory.keep("read", part.dataset.correction)
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        clearTimeout(inView.get(target))
        inView.delete(target)
        if (isIntersecting)
          inView.set(target, setTimeout(isRead, READ_AFTER, target))
      }
    },
    { threshold: 0.5 },
  )
  for (const part of onPage?.querySelectorAll("[data-correction]") ?? [])
    if (!part.hidden) watch.observe(part)
  addEventListener("pagehide", () => [...inView.keys()].forEach(isRead))
}

// ── Beginning ──────────────────────────────────────────────────────────────────────

if (memory && panel) {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-dismiss], [data-reader]")
    if (button) "dismiss" in button.dataset ? dismiss(button) : press(button)
  })
  document.addEventListener("focusin", giveWay)
  for (const event of ["scroll", "resize"])
    addEventListener(event, lookSoon, { passive: true })
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") noteSeen()
    wake()
  })
  for (const event of ["online", "offline"]) addEventListener(event, wake)
  addEventListener("pageshow", ({ persisted }) => persisted && wake())
  onPage?.addEventListener("toggle", noteSeen, { capture: true })
  nameSwitch()
  watchCorrections()
  if (document.visibilityState === "visible") noteSeen()
  const [visit] = performance.getEntriesByType("navigation")
  if (visit?.type === "back_forward") ask()
  else later(EVERY)
}
