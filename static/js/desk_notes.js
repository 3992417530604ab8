// Notes between colleagues beside a story's form: a panel whose content the server
// draws, and marks on the paragraphs they are about. Nothing here touches the form.

const _ = window.gettext
const panel = document.querySelector("dialog.desk-notes")
const link = document.querySelector("[data-open-notes]")
const body = panel?.querySelector("[data-notes-body]")
const status = panel?.querySelector("[data-notes-status]")
const address = panel?.dataset.notes
const isWide = window.matchMedia("(min-width: 1100px)")
const ALIKE = 0.5 // of 1: a paragraph that was edited since is still the same
let cameFrom
let isLoaded = false

const say = (words) => {
  status.textContent = words
}

// ---- The text: the editor's, or for those who only read, the page's own

const editor = () => document.querySelector(".field-body .ProseMirror")
const page = () => document.querySelector(".model-article .readonly .desk-prose")
const squeezed = (words) => words.replace(/\s+/g, " ").trim()

function ask(name, detail = {}) {
  editor().dispatchEvent(new CustomEvent(name, { detail }))
  return detail
}

function readBlocks() {
  const all = page()?.querySelectorAll("p, h2, h3, li, figcaption") ?? []
  return [...all]
    .filter((block) => !block.querySelector("p, li"))
    .map((block) => ({ block, text: block.textContent }))
}

function blocks() {
  const found = editor() ? (ask("notes:blocks").blocks ?? []) : readBlocks()
  return found.map((block) => ({ ...block, text: squeezed(block.text) }))
}

function wordsHere() {
  if (editor()) return squeezed(ask("notes:here").words ?? "")
  const at = document.getSelection().anchorNode
  const element = at?.nodeType === Node.TEXT_NODE ? at.parentElement : at
  const block = readBlocks().find((one) => one.block.contains(element))
  return squeezed(block?.text ?? "")
}

// How much of two texts is the same, from 0 to 1, by pairs of letters: that works in
// languages without spaces, too.
function alike(one, other) {
  const pairs = new Map()
  for (let at = 0; at < one.length - 1; at++) {
    const pair = one.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  let same = 0
  for (let at = 0; at < other.length - 1; at++) {
    const left = pairs.get(other.slice(at, at + 2)) ?? 0
    if (left) same += 1
    pairs.set(other.slice(at, at + 2), left - 1)
  }
  return (2 * same) / Math.max(one.length + other.length - 2, 1)
}

// A very long paragraph is known by its beginning.
function find(words, among) {
  const cut = among.map((block) => ({ ...block, text: block.text.slice(0, 2000) }))
  const exact = cut.find(({ text }) => text === words)
  if (exact) return exact
  const rated = cut.map((block) => ({ block, rate: alike(words, block.text) }))
  const best = rated.sort((one, other) => other.rate - one.rate)[0]
  return best?.rate >= ALIKE ? best.block : undefined
}

function mark() {
  const among = blocks()
  const marks = new Map()
  for (const { dataset } of body.querySelectorAll("[data-passage]")) {
    const place = dataset.passage && find(dataset.passage, among)
    if (!place) continue
    const key = place.pos ?? place.block
    marks.set(key, [...(marks.get(key) ?? []), dataset.note])
  }
  if (editor()) {
    const found = [...marks].map(([pos, notes]) => ({ pos, notes }))
    ask("notes:mark", { marks: found })
  } else
    for (const { block } of readBlocks())
      block.classList.toggle("story-noted", marks.has(block))
}

function goTo({ dataset: { note, passage } }) {
  if (panel.matches(":modal")) close({ isStaying: true })
  if (editor() && ask("notes:go", { note }).found) return
  const place = find(passage, blocks())
  if (!place) {
    open()
    say(_("That paragraph is not in the text any more."))
  } else if (place.block) {
    place.block.tabIndex = -1
    place.block.focus()
  } else ask("notes:go", { pos: place.pos })
}

// ---- What is typed and not sent survives a reload, and a session that ended

const KEPT = `notes ${address}`
const forms = () => [...body.querySelectorAll("[data-note-form]")]

function keep() {
  const typed = forms().map((form) => [
    form.dataset.noteForm,
    { text: form.elements.text.value, passage: form.elements.passage?.value ?? "" },
  ])
  const worth = typed.filter(([, { text }]) => text)
  sessionStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(worth)))
}

function restore() {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "{}")
  for (const form of forms()) {
    const typed = kept[form.dataset.noteForm]
    if (!typed) continue
    form.elements.text.value = typed.text
    if (form.elements.passage) showPassage(typed.passage)
    else if (typed.text) form.closest("details")?.setAttribute("open", "")
  }
}

function showPassage(words) {
  const form = body.querySelector("[data-note-form=new]")
  const shown = form.querySelector("[data-passage-shown]")
  form.elements.passage.value = words
  shown.querySelector("blockquote").textContent = words
  shown.hidden = !words
}

function takePassage() {
  const words = wordsHere()
  if (words) {
    showPassage(words)
    keep()
    say("")
  } else say(_("Put the cursor into a paragraph first."))
  return words
}

// ---- Speaking to the server

async function send(url, data) {
  const answer = await fetch(url, {
    method: data ? "POST" : "GET",
    body: data,
    headers: { "X-Requested-With": "fetch" },
    redirect: "error", // to the login form: the session has ended
  })
  if (answer.ok) return answer
  const { error } = answer.status === 400 ? await answer.json() : {}
  throw new Error(error || _("The server refused it. Your words are still here."))
}

const said = (error) =>
  error instanceof TypeError
    ? _("Not sent: the connection is lost, or you were signed out. Your words stay here.")
    : error.message

function draw(html) {
  body.innerHTML = html // drawn and escaped by the server
  isLoaded = true
  restore()
  const hasText = Boolean(editor() ?? page())
  body.querySelector("[data-take-passage]").hidden = !hasText
  showNumber(Number(body.firstElementChild.dataset.number))
  mark()
}

function showNumber(number) {
  const shown = link.querySelector(".desk-notes-link__number")
  const words = window.ngettext("%s open note", "%s open notes", number)
  shown.hidden = !number
  shown.firstElementChild.textContent = words.replace("%s", number)
  shown.lastElementChild.textContent = number
}

async function load() {
  try {
    draw(await (await send(`${address}?panel`)).text())
  } catch (error) {
    say(said(error))
  }
}

async function sendForm(form) {
  if (form.dataset.busy) return
  form.dataset.busy = "yes"
  const about = form.querySelector("[data-note-error]") ?? status
  about.textContent = ""
  try {
    const html = await (await send(form.action, new FormData(form))).text()
    if (form.elements.text) {
      form.reset()
      form.elements.text.value = ""
      if (form.elements.passage) form.elements.passage.value = ""
      keep()
    }
    const here = form.closest("[data-note]")?.id
    draw(html)
    say(form.hasAttribute("data-note-verb") ? _("Done.") : _("Sent."))
    ;(document.getElementById(here) ?? body.querySelector("textarea")).focus()
  } catch (error) {
    delete form.dataset.busy
    about.textContent = said(error)
  }
}

function tellSeen() {
  const data = new FormData()
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value
  data.set("csrfmiddlewaretoken", token)
  send(`${address}seen/`, data).catch(() => {})
}

// ---- Opening and closing

const OPEN = `${KEPT} open`

async function open() {
  if (panel.open) return
  cameFrom = document.activeElement
  if (isWide.matches) panel.show()
  else panel.showModal()
  document.documentElement.classList.add("has-desk-notes")
  link.setAttribute("aria-expanded", "true")
  sessionStorage.setItem(OPEN, "yes")
  if (!isLoaded) await load()
  tellSeen()
}

function close({ isStaying = false } = {}) {
  panel.close()
  document.documentElement.classList.remove("has-desk-notes")
  link.setAttribute("aria-expanded", "false")
  sessionStorage.removeItem(OPEN)
  if (!isStaying) (cameFrom?.isConnected ? cameFrom : link).focus()
}

async function write() {
  const words = wordsHere()
  await open()
  if (words) takePassage()
  body.querySelector("[data-note-form=new] textarea")?.focus()
}

// After saving, the panel is open as it was, and the cursor where the page has it.
async function openAgain() {
  const focused = document.activeElement
  await open()
  if (panel.contains(document.activeElement)) document.activeElement.blur()
  focused.focus()
}

async function openAt(id) {
  await load()
  await open()
  const note = document.getElementById(id)
  note?.closest("details")?.setAttribute("open", "")
  note?.focus()
}

function listen() {
  link.setAttribute("aria-expanded", "false")
  link.addEventListener("click", (event) => {
    event.preventDefault()
    if (panel.open) close()
    else open().then(() => body.querySelector("textarea")?.focus())
  })
  panel.addEventListener("click", ({ target }) => {
    if (target.closest("[data-close-notes]")) close()
    if (target.closest("[data-take-passage]")) {
      takePassage()
      body.querySelector("textarea").focus()
    }
    if (target.closest("[data-drop-passage]")) {
      showPassage("")
      keep()
      body.querySelector("textarea").focus()
    }
  })
  panel.addEventListener("click", (event) => {
    if (!event.target.closest("[data-go-to-passage]")) return
    event.preventDefault()
    goTo(event.target.closest("[data-note]"))
  })
  panel.addEventListener("submit", (event) => {
    event.preventDefault()
    sendForm(event.target)
  })
  panel.addEventListener("input", keep)
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return
    event.preventDefault()
    close()
  })
  document.addEventListener("notes:write", (event) => {
    event.preventDefault()
    write()
  })
  document.addEventListener("prose-editor:ready", () => isLoaded && mark())
}

if (panel && link) {
  listen()
  const asked = location.hash.match(/^#(note-\d+)$/)
  if (asked) openAt(asked[1])
  else if (sessionStorage.getItem(OPEN) && isWide.matches) openAgain()
  else if (Number(panel.dataset.number)) load()
}
