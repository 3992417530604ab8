// Says below the credits how readers will see them, while somebody types; and lets an
// editor put a line into other words, which are kept in the form's `credit_words`.

const _ = window.gettext ?? ((words) => words)
const fill = (pattern, values) => window.interpolate?.(pattern, values, true) ?? pattern
const form = document.querySelector("form#article_form")
const box = form?.querySelector("[data-credits]")
const stored = form?.elements.credit_words
const DELAY = 250 // milliseconds after the last key
const OURS = /^(bylines|collaborations)-/
const FIELDS = [
  ...["csrfmiddlewaretoken", "edition", "credit_words"],
  ...["translated_from", "is_machine_assisted"],
  ...["interview_language", "is_interview_edited"],
]
let timer
let turn = 0
let last = ""

// ── An editor's words ───────────────────────────────────────────────────────

const STORED = /^\[([^\] \n]+) ([0-9a-f]{12})\] (.+)$/gm // as the server keeps them

function rewordings() {
  const found = stored.value.replaceAll("\r\n", "\n").matchAll(STORED)
  return new Map([...found].map(([, key, mark, text]) => [key, { mark, text }]))
}

function write(all) {
  const rows = [...all].map(([key, { mark, text }]) => `[${key} ${mark}] ${text}`)
  stored.value = rows.join("\n")
}

function keep(all) {
  write(all)
  tell()
}

function tell() {
  stored.dispatchEvent(new Event("input", { bubbles: true }))
  clearTimeout(timer)
  ask()
}

function withWords({ key, mark, composed }, typed) {
  const all = rewordings()
  const text = typed.split(/\s+/).filter(Boolean).join(" ")
  if (text && text !== composed) all.set(key, { mark, text })
  else all.delete(key)
  return all
}

const reword = (line, typed) => keep(withWords(line, typed))

// The words as they were before somebody began to type into a line.
function putBack(words) {
  stored.value = words
  tell()
}

// ── What is shown ───────────────────────────────────────────────────────────

function make(name, textContent = "", facts = {}) {
  return Object.assign(document.createElement(name), { textContent, ...facts })
}

function button(words, about, press) {
  const made = make("button", words, { type: "button" })
  if (about) made.setAttribute("aria-label", `${words}: ${about}`)
  made.addEventListener("click", press)
  return made
}

function row(line, language, direction) {
  const item = make("li")
  const words = make("span", line.text, { lang: language, dir: direction })
  item.dataset.key = line.key
  item.append(words)
  if (!line.may_be_reworded || stored?.disabled !== false) return item
  if (line.is_reworded)
    item.append(
      make("small", _("In your words."), { className: "desk-credits__mark" }),
      button(_("As composed"), line.text, () => reword(line, "")),
    )
  item.append(button(_("Say it otherwise"), line.text, () => edit(item, line, words)))
  return item
}

function edit(item, line, { lang, dir }) {
  const label = make("label", _("These words instead"))
  const field = make("textarea", "", { value: line.text, rows: 2, lang, dir })
  const before = stored.value
  const close = () => {
    delete item.dataset.isOpen
    goingTo = line.key
    last = "" // the answer that came while the line was open was not shown
  }
  const use = () => {
    close()
    reword(line, field.value)
  }
  const leave = () => {
    close()
    putBack(before)
  }
  label.append(field)
  field.addEventListener("keydown", (event) => {
    const isOurs = event.key === "Enter" || event.key === "Escape"
    if (!isOurs || event.isComposing) return // a Korean syllable ends with Enter, too
    event.preventDefault()
    event.stopPropagation()
    if (event.key === "Enter") use()
    else leave()
  })
  // What is typed stands in the form at once, whatever is pressed or breaks next.
  field.addEventListener("input", () => write(withWords(line, field.value)))
  item.replaceChildren(
    label,
    button(_("Use these words"), "", use),
    button(_("Leave it as it was"), "", leave),
  )
  item.dataset.isOpen = ""
  field.focus()
  field.select()
}

function overtaken({ key, text, is_there }) {
  const said = is_there
    ? _("The facts under this line have changed; your words “%(text)s” are not printed.")
    : _("There is no such line any more; your words “%(text)s” are not printed.")
  const item = make("li", `${fill(said, { text })} `)
  const drop = () => {
    const all = rewordings()
    all.delete(key)
    keep(all)
  }
  const again = () => {
    const line = lines.find((each) => each.key === key)
    reword(line, text)
  }
  if (is_there) item.append(button(_("Print them all the same"), text, again))
  item.append(button(_("Drop them"), text, drop))
  return item
}

let lines = []
let goingTo = "" // the line whose button gets the focus when it is there again

function show(said) {
  if (box.querySelector("[data-is-open]")) return // somebody types into a line
  const { byline, media, language, direction } = said
  const list = box.querySelector("[data-lines]")
  lines = [byline, ...media.flatMap((one) => one.lines), ...said.lines]
  const rows = [byline, ...said.lines].filter(({ text }) => text)
  const top = rows.map((line) => row(line, language, direction))
  const beside = media.flatMap(({ label, lines: inside }) => [
    make("li", label, { className: "desk-credits__medium", lang: language }),
    ...inside.map((line) => row(line, language, direction)),
  ])
  list.dir = direction
  list.replaceChildren(...top, ...beside)
  box.querySelector("[data-overtaken]").replaceChildren(...said.overtaken.map(overtaken))
  box
    .querySelector("[data-notes]")
    .replaceChildren(...said.notes.map((note) => make("li", note)))
  const status = box.querySelector("[role=status]")
  status.lang = language
  const words = [...rows, ...media.flatMap((one) => one.lines)].map(({ text }) => text)
  if (status.textContent !== words.join(" ")) status.textContent = words.join(" ")
  if (goingTo) list.querySelector(`[data-key="${goingTo}"] button`)?.focus()
  goingTo = ""
}

// ── Asking ──────────────────────────────────────────────────────────────────

function typed() {
  const sent = new FormData()
  for (const [name, value] of new FormData(form))
    if (OURS.test(name) || FIELDS.includes(name)) sent.append(name, value)
  // A stored story names its edition and itself beside its form.
  for (const name of ["edition", "article"])
    if (box.dataset[name]) sent.set(name, box.dataset[name])
  return sent
}

async function ask() {
  const sent = typed()
  const asked = new URLSearchParams(sent).toString()
  if (asked === last || !sent.get("edition")) return
  last = asked
  const mine = ++turn
  try {
    const answer = await fetch(box.dataset.credits, {
      method: "POST",
      body: sent,
      redirect: "error", // to the login form: the session has ended
    })
    if (answer.ok && mine === turn) show(await answer.json())
  } catch {
    last = "" // the next key asks again
  }
}

function later() {
  clearTimeout(timer)
  timer = setTimeout(ask, DELAY)
}

if (box) {
  if (stored) stored.closest(".form-row").hidden = true // the lines edit it
  for (const event of ["input", "change", "click", "drop"])
    form.addEventListener(event, later)
  for (const event of ["formset:added", "formset:removed"])
    document.addEventListener(event, later)
  // The boxes in which one finds by typing tell through jQuery alone.
  window.django?.jQuery(form).on("change", later)
  ask()
}
