// Breaking news on an open page: what is new comes in a small panel that moves nothing
// and covers nothing that has the focus, is announced once, and can be dismissed; live
// updates can be stopped. Without this script a page says what showed when it was made.

const memory = window.readersMemory
const root = document.documentElement
const panel = document.querySelector("[data-late]")
const onPage = document.querySelector("[data-banners]")
const template = (name) =>
  document.querySelector(`template[data-late-${name}]`).content.firstElementChild
const isFocused = (part) => part.contains(document.activeElement)
const isShown = (part) =>
  !part.hidden &&
  !part.closest("details:not([open])") &&
  part.getClientRects().length > 0

// ── What a banner says ─────────────────────────────────────────────────────────────

const DISMISS = template("item").querySelector("[data-dismiss]").getAttribute("aria-label")

function nameDismiss(banner, words) {
  const button = banner.querySelector("[data-dismiss]")
  button?.setAttribute("aria-label", DISMISS.replace("{}", () => words))
}

function speak(words, { wording, url, language, direction }) {
  words.textContent = wording
  if (url && "href" in words) words.href = url
  words.removeAttribute("lang")
  words.removeAttribute("dir")
  if (language) {
    words.lang = language
    words.dir = direction
  }
}

// What has the focus stays the element that it is.
function fill(banner, item) {
  let words = banner.querySelector(".banner__wording")
  if (!isFocused(words)) {
    const made = document.createElement(item.url ? "a" : "span")
    made.className = "banner__wording"
    words.replaceWith(made)
    words = made
  }
  speak(words, item)
  banner.className = `banner banner--${item.level}`
  const level = banner.querySelector(".banner__level")
  const time = banner.querySelector("time")
  if (level) level.textContent = item.label
  if (time) {
    time.dateTime = item.at
    time.textContent = item.time
  }
  nameDismiss(banner, item.wording)
}

// Nothing of what it said, not even in the name of its button.
function sayInstead(banner, sentence) {
  for (const part of banner.querySelectorAll(".banner__level, time")) part.remove()
  const words = banner.querySelector(".banner__wording")
  if (isFocused(words)) speak(words, { wording: sentence })
  else {
    const span = document.createElement("span")
    span.className = "banner__wording"
    span.textContent = sentence
    words.replaceWith(span)
  }
  nameDismiss(banner, sentence)
}

// The box stays as it is; what does not fit into it says so.
function hold(banner) {
  if (!isShown(banner) || banner.style.blockSize) return
  banner.style.blockSize = `${banner.getBoundingClientRect().height}px`
}

function put(banner, item) {
  hold(banner)
  if (!item) return sayInstead(banner, panel.dataset.ended)
  fill(banner, item)
  if (isShown(banner) && banner.scrollHeight > banner.clientHeight + 1)
    sayInstead(banner, panel.dataset.changed)
}

// ── Saying it, once ────────────────────────────────────────────────────────────────

const said = new Set()
const alarm = (item) => (item.level === "emergency" ? "!" : "")

function sentence({ label, wording, language, direction }) {
  const words = document.createElement("bdi")
  words.textContent = wording
  if (language) {
    words.lang = language
    words.dir = direction
  }
  const line = document.createElement("span")
  line.append(`${label}: `, words, " ")
  return line
}

function announce(items) {
  const fresh = items.filter((item) => !said.has(item.key + alarm(item)))
  for (const item of fresh) said.add(item.key).add(item.key + alarm(item))
  const urgent = fresh.filter(alarm)
  const others = fresh.filter((item) => !alarm(item))
  if (urgent.length)
    document.querySelector("[data-say-at-once]").replaceChildren(...urgent.map(sentence))
  if (others.length)
    document.querySelector("[data-say]").replaceChildren(...others.map(sentence))
}

// ── The panel ──────────────────────────────────────────────────────────────────────

let late = [] // what came since, in the order of the page
let isDue = false // to be drawn anew when the focus has left it

function element(item) {
  const part = template("item").cloneNode(true)
  part.dataset.id = item.id
  part.dataset.key = item.key
  fill(part.querySelector(".banner"), item)
  return part
}

// Every part is made anew: what is new on a page has not moved, and so shifts nothing.
function draw() {
  if (isFocused(panel)) return grow()
  isDue = false
  const list = document.createElement("ol")
  list.className = "late__items"
  list.append(...late.map(element))
  const foot = memory.stopped ? [] : [template("stop").cloneNode(true)]
  panel.replaceChildren(list, ...foot)
  panel.hidden = !late.length
  reserve()
}

// While the focus is in it nothing is made anew: what is new comes at the free end,
// and what has changed or ended says so in its place.
function grow() {
  isDue = true
  const list = panel.querySelector("ol")
  const parts = new Map([...list.children].map((part) => [part.dataset.id, part]))
  for (const [id, part] of parts) {
    const item = late.find((each) => each.id === id)
    if (item?.key === part.dataset.key) continue
    part.dataset.key = item?.key ?? ""
    put(part.querySelector(".banner"), item)
  }
  const fresh = late.filter(({ id }) => !parts.has(id)).map(element)
  if (isAtHead()) list.append(...fresh)
  else prependInPlace(list, fresh)
  reserve()
}

// Where the list is longer than its half of the window, what stands there stays put.
function prependInPlace(list, fresh) {
  const below = list.scrollHeight - list.scrollTop
  list.prepend(...fresh)
  list.scrollTop = list.scrollHeight - below
}

const isAtHead = () => panel.classList.contains("late--top")

const height = () => {
  const parts = [...panel.querySelectorAll(".late__item, .late__foot")]
  const sum = parts.reduce((all, part) => all + part.getBoundingClientRect().height, 0)
  return Math.min(sum, innerHeight / 2)
}

// What gets the focus is scrolled to where the panel is not, and the end of the page
// can be scrolled out from under it; that room stays, since taking it would move text.
let room = 0
function reserve() {
  const needed = panel.hidden ? 0 : Math.ceil(height()) + 16
  room = Math.max(room, needed)
  root.style.scrollPaddingBlockEnd = needed && !isAtHead() ? `${needed}px` : ""
  root.style.scrollPaddingBlockStart = needed && isAtHead() ? `${needed}px` : ""
  root.style.paddingBlockEnd = room ? `${room}px` : ""
}

const overlap = (top, bottom, from, to) =>
  Math.max(0, Math.min(bottom, to) - Math.max(top, from))

// Where the focus is, the panel is not: it changes between foot and head of the window.
function giveWay() {
  const focused = document.activeElement
  if (panel.hidden || !focused || focused === document.body || isFocused(panel)) return
  const { top, bottom } = focused.getBoundingClientRect()
  const atFoot = overlap(top, bottom, innerHeight - height(), innerHeight)
  const atHead = overlap(top, bottom, 0, height())
  const [here, there] = isAtHead() ? [atHead, atFoot] : [atFoot, atHead]
  if (here <= there) return
  panel.classList.toggle("late--top")
  draw()
}

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

const standing = [...(onPage?.querySelectorAll("[data-banner]") ?? [])]
const first = new Map(standing.map((banner) => [banner, banner.cloneNode(true)]))
const sign = (item) => (item ? [item.key, item.level, item.url].join(" ") : "")

function firstSign(banner) {
  const { key, level } = banner.dataset
  const link = banner.querySelector("a.banner__wording")
  return sign({ key, level, url: link?.getAttribute("href") ?? "" })
}

const signs = new Map(standing.map((banner) => [banner, firstSign(banner)]))
const firstSigns = new Map(signs)
let heard = new Map() // the page's banners by their id, as they were heard last

function follow(banner) {
  const item = heard.get(banner.dataset.banner)
  if (signs.get(banner) === sign(item)) return
  signs.set(banner, sign(item))
  if (isFocused(banner)) {
    put(banner, item)
    banner.addEventListener("focusout", () => setTimeout(again, 0, banner), { once: true })
  } else again(banner)
}

function again(banner) {
  if (isFocused(banner)) return
  const item = heard.get(banner.dataset.banner)
  const copy = first.get(banner).cloneNode(true)
  hold(banner)
  banner.className = copy.className
  banner.replaceChildren(...copy.childNodes)
  if (signs.get(banner) !== firstSigns.get(banner)) put(banner, item)
}

// In another width the boxes are others.
let width = innerWidth
function measureAnew() {
  if (innerWidth !== width) for (const banner of standing) banner.style.blockSize = ""
  width = innerWidth
  reserve()
}

// ── What was just heard ────────────────────────────────────────────────────────────

const seenHere = new Set()
const wasSeen = (id) => seenHere.has(id) || memory.has("seen", id)

const concernsPage = (item) =>
  !item.sections.length || item.sections.includes(panel.dataset.section)

function take({ banners, corrections }) {
  const here = banners.filter(concernsPage)
  heard = new Map(here.map((item) => [item.id, { ...item, at: item.starts_at }]))
  standing.forEach(follow)
  const news = [...heard.values()].filter(
    (item) => !stands(item) && !memory.has("dismissed", item.key),
  )
  const wrong = corrections
    .filter(({ id }) => wasSeen(id) && !memory.has("read", id) && !isCorrectedAbove(id))
    .map((item) => ({
      ...item,
      key: `correction-${item.id}-${item.wording}`,
      level: "correction",
      at: item.corrected_at,
    }))
  show([...news, ...wrong])
}

// Above the page since it was loaded, in these words and no less grave.
function stands(item) {
  const banner = standing.find(({ dataset }) => dataset.banner === item.id)
  if (banner?.dataset.key !== item.key) return false
  return item.level !== "emergency" || banner.dataset.level === "emergency"
}

const isCorrectedAbove = (id) =>
  onPage?.querySelector(`[data-correction="${CSS.escape(id)}"]:not([hidden])`) != null

function show(items) {
  const before = JSON.stringify(late)
  late = items
  if (before === JSON.stringify(late)) return
  draw()
  giveWay()
  announce(late)
  noteSeen()
}

function noteSeen() {
  if (document.visibilityState !== "visible") return
  const shown = standing.filter(
    (banner) => isShown(banner) && signs.get(banner) === firstSigns.get(banner),
  )
  const ids = shown.map((banner) => banner.dataset.banner)
  for (const item of late) if (item.level !== "correction") ids.push(item.id)
  for (const id of ids) {
    if (seenHere.has(id)) continue
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
let cuts = 0 // in a row
let refusals = 0 // in a row

const isAwake = () =>
  document.visibilityState === "visible" &&
  navigator.onLine !== false &&
  !memory.stopped &&
  !thrifty

const later = (pause) => {
  clearTimeout(timer)
  timer = isAwake() ? setTimeout(ask, pause + Math.random() * 1000) : 0
}

async function ask() {
  clearTimeout(timer)
  if (!isAwake() || asking) return
  asking = new AbortController()
  const tooLong = setTimeout(() => asking?.abort(), PATIENCE)
  let pause = EVERY
  try {
    pause = await hear(
      await fetch(panel.dataset.address, {
        headers: tag ? { "If-None-Match": tag } : {},
        cache: "no-store",
        credentials: "omit",
        signal: asking.signal,
      }),
    )
  } catch {
    if (isAwake() && !isWanted) cuts += 1
    pause = cuts < SOON_FOR ? SOON : Math.min(SOON * 2 ** (cuts - SOON_FOR), LONGEST)
  } finally {
    clearTimeout(tooLong)
    asking = null
  }
  if (isWanted) {
    isWanted = false
    ask()
  } else later(pause)
}

// Take in what was answered; in how many milliseconds to ask again. A server that has
// trouble is asked ever more rarely, and never before it says.
async function hear(answer) {
  const news = answer.ok ? await answer.json() : null
  cuts = 0
  if (!answer.ok && answer.status !== 304) {
    const atLeast = Number(answer.headers.get("Retry-After")) * 1000 || 0
    refusals += 1
    return Math.max(Math.min(EVERY * 2 ** (refusals - 1), LONGEST), atLeast)
  }
  refusals = 0
  if (news)
    try {
      take(news)
      tag = answer.headers.get("ETag") ?? ""
    } catch (error) {
      reportError(error) // the same is heard again, not taken for known
    }
  return EVERY
}

// Back from sleep, or from a line that was cut: what hangs there is given up.
function wake() {
  if (!isAwake()) {
    clearTimeout(timer)
    asking?.abort()
  } else if (asking) {
    isWanted = true
    asking.abort()
  } else ask()
}

// ── Buttons ────────────────────────────────────────────────────────────────────────

// The button that was pressed goes; the focus goes on to the next one beside it.
function leave(button) {
  const beside = button.closest("[data-late], [data-banners]")
  const all = [...beside.querySelectorAll("[data-dismiss]")].filter(isShown)
  const at = all.indexOf(button)
  const next = all[at + 1] ?? all[at - 1] ?? document.querySelector("main")
  next.focus({ preventScroll: true })
}

function dismiss(button) {
  leave(button)
  const part = button.closest("li")
  if (part) {
    const item = late.find(({ key }) => key === part.dataset.key)
    if (item?.level === "correction") memory.keep("read", item.id)
    else if (item) memory.keep("dismissed", item.key)
    late = late.filter((each) => each !== item)
    part.remove()
    draw()
    return
  }
  const banner = button.closest(".banner")
  const { correction, key } = banner.dataset
  if (correction) memory.keep("read", correction)
  else memory.keep("dismissed", heard.get(banner.dataset.banner)?.key ?? key)
  banner.hidden = true
  for (const box of [banner.closest("details"), onPage])
    if (box && !box.querySelector(".banner:not([hidden])")) box.hidden = true
}

const toggle = document.querySelector(".footer__button[data-reader=updates]")
const stopWords = toggle?.textContent
const nameToggle = () => {
  if (toggle) toggle.textContent = memory.stopped ? toggle.dataset.start : stopWords
}

// Each says whether it was done.
const DOES = {
  updates() {
    memory.stopped = !memory.stopped
    if (memory.stopped)
      document.querySelector("[data-say]").textContent = toggle?.dataset.stopped ?? ""
    wake()
    return true
  },
  remember: () => memory.remember(),
  forget() {
    memory.forget()
    seenHere.clear()
    wake()
    return true
  },
}

function press(button) {
  const isDone = DOES[button.dataset.reader]()
  const note = document.querySelector("[data-memory-said]")
  if (button.dataset.said && note) note.textContent = isDone ? button.dataset.said : ""
  if (isFocused(panel)) {
    const next = panel.querySelector("li:last-child [data-dismiss]")
    const rest = next ?? document.querySelector("main")
    rest.focus({ preventScroll: true })
    button.closest(".late__foot")?.remove()
  }
  nameToggle()
}

// ── Corrections above the page are read once they were on the screen ───────────────

const READ_AFTER = 1000 // milliseconds

function watchCorrections() {
  const inView = new Map()
  const isRead = (part) => memory.keep("read", part.dataset.correction)
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        clearTimeout(inView.get(target))
        inView.delete(target)
        if (isIntersecting) inView.set(target, setTimeout(isRead, READ_AFTER, target))
      }
    },
    { threshold: 0.5 },
  )
  for (const part of onPage?.querySelectorAll("[data-correction]") ?? [])
    if (!part.hidden) watch.observe(part)
  addEventListener("pagehide", () => [...inView.keys()].forEach(isRead))
}

// ── Beginning ──────────────────────────────────────────────────────────────────────

function begin() {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-dismiss], [data-reader]")
    if (button) "dismiss" in button.dataset ? dismiss(button) : press(button)
  })
  document.addEventListener("focusin", giveWay)
  panel.addEventListener("focusout", ({ relatedTarget }) => {
    // Not at once: a press that took the focus away is not over yet.
    if (isDue && !panel.contains(relatedTarget)) setTimeout(draw, 500)
  })
  addEventListener("scroll", lookSoon, { passive: true })
  addEventListener("resize", measureAnew)
  document.addEventListener("visibilitychange", () => {
    noteSeen()
    wake()
  })
  for (const event of ["online", "offline"]) addEventListener(event, wake)
  addEventListener("pageshow", ({ persisted }) => persisted && wake())
  onPage?.addEventListener("toggle", noteSeen, { capture: true })
  nameToggle()
  watchCorrections()
  noteSeen()
  root.dataset.live = ""
  const [visit] = performance.getEntriesByType("navigation")
  if (visit?.type === "back_forward") ask()
  else later(EVERY)
}

if (memory && panel) begin()
