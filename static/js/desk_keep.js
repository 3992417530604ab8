// Keeps what is typed into a story's form until it is saved: at once in this browser,
// and every two seconds with the server. What the server has, the browser forgets.
// Without this script the form works as ever, and nothing is kept.

const _ = window.gettext ?? ((words) => words)
const form = document.querySelector("form#article_form")
const line = form?.querySelector("[data-typing]")

const HERE = 300 // milliseconds until the browser has it
const THERE = 2000 // until the server is sent it
const BEAT = 12_000 // between two signs of life
const PATIENCE = 10_000 // for an answer
const SLOWEST = 5000 // between two attempts
const ALIVE = 60_000 // bytes that a page which is being closed may still send
const LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
const MARKS = [
  ...["csrfmiddlewaretoken", "base_version", "base_revision", "sheet", "turn"],
  ...["_reopen", "_save", "_preview", "_verb"],
]
// Saving would lead away from the text, to an error or to the log-in.
const HOPELESS = ["out", "offline", "away", "other"]
const WORDS = {
  out: _(
    "You are logged out. What you type is kept in this browser. Log in again in a new tab; then go on here.",
  ),
  offline: _(
    "There is no connection. What you type is kept in this browser, and sent as soon as there is one.",
  ),
  away: _(
    "The server does not answer. What you type is kept in this browser, and sent as soon as it does.",
  ),
  large: _("This is too long to be kept at the server. It is kept in this browser: save it."),
  other: _("What you type is kept in this browser."),
  refused: _("What you type is kept in this browser."),
  deaf: _("This browser cannot keep what you type. Save often."),
  again: _("The connection is back. What you typed is kept."),
}

const field = (name) => form.querySelector(`[name="${name}"]`)
const mark = (name) => field(name)?.value ?? ""
const token = () =>
  document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? mark("csrfmiddlewaretoken")
const key = () => `desk:typing:${line.dataset.person}:${line.dataset.story}:${mark("sheet")}`
const typed = () =>
  [...new FormData(form)].filter(
    ([name, value]) => typeof value === "string" && !MARKS.includes(name),
  )

let kept = "" // what the server has, or stood in the form when it opened
let turn = 0
let state = "fine"
let said = "" // by the server, on refusing
let wait = THERE
let isSubmitted = false
let busy = null // the sending under way
let timers = {}

function later(what, milliseconds, does) {
  timers[what] ??= setTimeout(() => {
    delete timers[what]
    does()
  }, milliseconds)
}

function rest() {
  for (const timer of Object.values(timers)) clearTimeout(timer)
  timers = {}
}

// ---- In this browser

function keepHere(pairs = typed()) {
  if (JSON.stringify(pairs) === kept) return
  const copy = {
    pairs,
    turn,
    at: new Date().toISOString(),
    address: line.dataset.typing,
    story: line.dataset.story,
    marks: ["base_version", "base_revision", "sheet"].map((name) => [name, mark(name)]),
  }
  try {
    localStorage.setItem(key(), JSON.stringify(copy))
  } catch {
    if (state === "fine") show("deaf") // full, or forbidden
  }
}

function forgetHere() {
  try {
    localStorage.removeItem(key())
  } catch {
    // Nothing was kept either.
  }
}

// ---- At the server

function letter(pairs, extra) {
  const body = new FormData()
  for (const [name, value] of pairs) body.append(name, value)
  for (const name of ["base_version", "base_revision", "sheet"]) body.set(name, mark(name))
  if (mark("new_id")) body.set("new_id", mark("new_id"))
  body.set("person", line.dataset.person)
  body.set("turn", turn)
  for (const name of extra) body.set(name, "1")
  return body
}

const post = (body, how = {}) =>
  fetch(line.dataset.typing, {
    method: "POST",
    body,
    headers: { "X-CSRFToken": token() },
    redirect: "manual", // to the log-in form: the session has ended
    ...how,
  })

async function understood(answer) {
  if (answer.type === "opaqueredirect") return { state: "out" }
  const isJson = answer.headers.get("Content-Type")?.startsWith("application/json")
  const told = isJson ? await answer.json() : {}
  if (answer.ok && isJson) return { state: "fine", told }
  if (told.is_other) return { state: "other", words: told.refused }
  if (told.refused) return { state: "refused", words: told.refused }
  if (answer.status === 403) return { state: "out" } // the log-in changed the token
  if ([400, 413].includes(answer.status)) return { state: "large" }
  if (answer.status === 404) return { state: "refused", words: "" }
  return { state: "away" }
}

// Sends what is new, or a sign of life. One sending at a time.
async function send() {
  while (busy) await busy
  clearTimeout(timers.there)
  delete timers.there
  const pairs = typed()
  const now = JSON.stringify(pairs)
  const isBeat = now === kept
  turn = Math.max(turn + 1, Date.now())
  const body = isBeat ? letter([], ["is_beat"]) : letter(pairs, [])
  busy = post(body, { signal: AbortSignal.timeout(PATIENCE) })
    .then(understood)
    .catch(() => ({ state: "offline" }))
  const { state: next, told, words } = await busy
  busy = null
  if (isSubmitted) return
  if (next !== "fine") failed(next, words)
  else arrived(told, isBeat ? kept : now)
}

function failed(next, words = "") {
  said = words
  show(next)
  keepHere()
  tell()
  wait = Math.min(wait * 2, SLOWEST)
  later("there", wait, send)
}

function arrived(told, now) {
  if (told.is_closed && !told.is_saved) {
    // Saved before this was typed: it goes on under a name of its own.
    forgetHere()
    field("sheet").value = newName()
    keepHere()
    return later("there", 0, send)
  }
  if (told.turn > turn) {
    turn = told.turn
    return later("there", 0, send)
  }
  if (now !== kept) {
    kept = now
    const time = new Date().toTimeString().slice(0, 8)
    line.querySelector("[data-kept]").textContent = _("Kept at %s").replace("%s", time)
  }
  wait = THERE
  show("fine")
  if (isSafe()) forgetHere()
  else changed()
  tell()
  document.dispatchEvent(new CustomEvent("desk:answer", { detail: told }))
  beat()
}

const newName = () =>
  [...crypto.getRandomValues(new Uint32Array(12))]
    .map((number) => LETTERS[number % LETTERS.length])
    .join("")

function beat() {
  if (!document.hidden) later("beat", BEAT, send)
}

// ---- In words

function show(next) {
  if (next === state) return
  const was = state
  state = next
  if (next !== "fine")
    return trouble([said, WORDS[next]].filter(Boolean).join(" "), next === "out")
  trouble(HOPELESS.includes(was) ? WORDS.again : "")
  setTimeout(() => state === "fine" && trouble(""), 6000)
}

function trouble(words, isLoggedOut = false) {
  const place = line.querySelector("[data-trouble]")
  place.textContent = words
  if (!isLoggedOut) return
  const link = document.createElement("a")
  Object.assign(link, { href: line.dataset.login, target: "_blank", rel: "noopener" })
  link.textContent = _("Log in (opens a new tab)")
  place.append(" ", link)
}

const isSafe = () => JSON.stringify(typed()) === kept

function tell() {
  document.dispatchEvent(new CustomEvent("desk:kept", { detail: { isSafe: isSafe() } }))
}

// ---- What happens to the form

function changed() {
  isSubmitted = false
  later("here", HERE, keepHere)
  later("there", state === "fine" ? THERE : wait, send)
}

function submitted(event) {
  if (HOPELESS.includes(state)) return void hold(event)
  isSubmitted = true
  rest()
  if (!isSafe()) turn = Math.max(turn + 1, Date.now())
  keepHere() // until the form is seen to be saved
  field("turn").value = turn
  field("csrfmiddlewaretoken").value = token()
}

// Stays here with the text, looks whether the way is free again, and then saves.
async function hold(event) {
  event.preventDefault()
  keepHere()
  const pressed = event.submitter
  await send()
  if (state === "fine") return form.requestSubmit(pressed)
  trouble(
    [_("Nothing is saved yet."), said, WORDS[state]].filter(Boolean).join(" "),
    state === "out",
  )
  tell()
}

function leave() {
  const pairs = typed()
  const isTyped = !isSubmitted && JSON.stringify(pairs) !== kept
  if (isTyped) keepHere(pairs)
  rest()
  turn = Math.max(turn + 1, Date.now())
  const isSent = isTyped && JSON.stringify(pairs).length * 3 < ALIVE
  const body = isSent ? letter(pairs, ["is_left"]) : letter([], ["is_beat", "is_left"])
  post(body, { keepalive: true }).catch(() => {})
}

function looked() {
  if (!document.hidden) return send()
  clearTimeout(timers.beat)
  delete timers.beat
  // A form on its way to the server is hidden too: what it sent is no unsaved typing.
  if (isSubmitted || isSafe()) return
  keepHere()
  send()
}

// Browsers put back what was typed when a page is loaded again.
const isPutBack = () =>
  [...form.querySelectorAll("textarea, input[type=text]")].some(
    (input) => input.value !== input.defaultValue,
  )

function start() {
  turn = Number(mark("turn"))
  const isUnsaved = form.querySelector("[data-unsaved]") || isPutBack()
  if (!isUnsaved) kept = JSON.stringify(typed())
  for (const event of ["input", "change", "click", "drop"])
    form.addEventListener(event, () => isSafe() || changed())
  for (const event of ["formset:added", "formset:removed"])
    document.addEventListener(event, changed)
  // The boxes in which one finds by typing tell through jQuery alone.
  window.django?.jQuery(form).on("change", changed)
  form.addEventListener("submit", submitted)
  window.addEventListener("pagehide", leave)
  window.addEventListener("online", send)
  window.addEventListener("pageshow", (event) => event.persisted && changed())
  document.addEventListener("visibilitychange", looked)
  if (isUnsaved) changed()
  else later("there", HERE, send) // who else is here
}

if (line) start()
