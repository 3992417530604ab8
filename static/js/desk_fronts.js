// The board of a front: each press has the form drawn again without leaving the page.
// The server does the arranging, with a script or without; here focus, what is typed
// meanwhile, and what is said aloud are kept.

import { takeDrags } from "desk/fronts-drag"

const SAVES = new Set(["save", "preview", "publish", "schedule"])
const ENTERS = { _q: "find", _topic: "begin:topic", _heading: "begin:picked" }
const SEARCH_DELAY = 400 // milliseconds after the last key

const form = document.querySelector("[data-front-form]")
const voice = document.querySelector("[data-front-voice]")
let turn = Promise.resolve()
let searching

function say(words) {
  voice.textContent = ""
  voice.textContent = words
}

// ---- Pressing, one after the other

function press(value) {
  clearTimeout(searching)
  turn = turn.then(() => act(value))
}

async function act(value) {
  const sent = new FormData(form)
  sent.set("_do", value)
  sent.set("_part", "1")
  try {
    draw(await ask(sent), sent)
  } catch {
    fail()
  }
}

// For whoever asks before the page is left.
function tellWhetherSafe(isSafe) {
  document.dispatchEvent(new CustomEvent("desk:kept", { detail: { isSafe } }))
}

// A redirect leads to the login form: the session has ended.
async function ask(sent) {
  const answer = await fetch(location.pathname, {
    method: "POST",
    body: new URLSearchParams(sent),
    redirect: "error",
  })
  if (!answer.ok) throw new Error(answer.status)
  return answer.text()
}

function fail() {
  const words = form.dataset.failed
  let said = form.querySelector("[data-said]")
  if (!said) {
    said = document.createElement("p")
    said.dataset.said = ""
    form.prepend(said)
  }
  said.className = "arrange__said arrange__said--refused"
  said.textContent = words
  said.scrollIntoView({ block: "center" })
  for (const card of form.querySelectorAll(".arrange-card--moving"))
    card.classList.remove("arrange-card--moving")
  say(words)
  tellWhetherSafe(false)
}

// ---- Drawing

function draw(html, sent) {
  const next = new DOMParser().parseFromString(html, "text/html").body
  keepTyped(next, sent)
  keepOpen(next)
  const back = whereFocusWas()
  form.replaceChildren(...next.childNodes)
  enhance()
  document.dispatchEvent(new CustomEvent("desk:drawn"))
  tellWhetherSafe(!form.querySelector("[data-unsaved]"))
  say(form.querySelector("[data-said]")?.textContent ?? "")
  back()
}

const typedIn = (root) =>
  [...root.querySelectorAll("input:not([type=hidden]), select")].filter((one) => one.name)

// What was typed while the answer was on its way.
function keepTyped(next, sent) {
  const drawn = new Map(typedIn(next).map((one) => [one.name, one]))
  for (const field of typedIn(form)) {
    const twin = drawn.get(field.name)
    if (twin && field.value !== sent.get(field.name)) twin.value = field.value
  }
}

function keepOpen(next) {
  for (const open of form.querySelectorAll("[data-front-card] details[open]")) {
    const { frontCard } = open.closest("[data-front-card]").dataset
    next
      .querySelector(`[data-front-card="${frontCard}"] details`)
      ?.setAttribute("open", "")
  }
}

// Whoever types goes on typing; else the focus follows the thing that was moved.
function whereFocusWas() {
  const { id, name, value, type, selectionStart, selectionEnd } = document.activeElement
  const isTyping = type === "text" || type === "search"
  return () => {
    const meant = isTyping ? null : form.querySelector("[autofocus]")
    const same = id
      ? document.getElementById(id)
      : [...form.elements].find((one) => one.name === name && one.value === value)
    const target = meant ?? same
    target?.focus()
    if (isTyping && target === same) target?.setSelectionRange?.(selectionStart, selectionEnd)
  }
}

function enhance() {
  for (const dom of form.querySelectorAll("[data-by-numbers]")) dom.hidden = true
  for (const dom of form.querySelectorAll("[data-front-handle]")) dom.hidden = false
}

// ---- Saving: the page is left only if somebody is there to take it

async function leave(button) {
  await turn
  try {
    await fetch(location.pathname, { method: "HEAD", redirect: "error" })
  } catch {
    fail()
    return
  }
  isLeaving = true
  form.requestSubmit(button)
}

let isLeaving = false

if (form) {
  form.addEventListener("submit", (event) => {
    if (isLeaving) return
    event.preventDefault()
    const button = event.submitter
    if (SAVES.has(button?.value)) leave(button)
    else if (button?.value === "order") press(ENTERS[document.activeElement?.name] ?? "order")
    else press(button?.value ?? "order")
  })
  form.addEventListener("input", (event) => {
    if (event.target.name !== "_q") return
    clearTimeout(searching)
    searching = setTimeout(() => press("find"), SEARCH_DELAY)
  })
  window.addEventListener("pageshow", () => {
    isLeaving = false
  })
  takeDrags(form, press, () => say(form.dataset.dropped))
  enhance()
}
