// Says below the credits how readers will see them, while somebody types; and lets an
// editor put a line into other words, which are kept in the form's `credit_words`.

const _ = window.gettext ?? ((words) => words)
const fill = (pattern, values) => window.interpolate?.(pattern, values, true) ?? pattern
const form = document.querySelector("form#article_form")
const box = form?.querySelector("[data-credits]")
const stored = form?.elements.credit_words
const list = box?.querySelector("[data-lines]")
const DELAY = 250 // milliseconds after the last key
const OURS = /^(bylines|collaborations)-/
const FIELDS = [
  ...["edition", "credit_words"],
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

function row(line) {
  const item = make("li")
  const words = make("span", line.text, { lang: list.lang, dir: list.dir })
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

let open = null // the one line that somebody types into

// Shows the open line closed, with its words as they stand in the form.
function settle() {
  if (!open) return
  const { item, line } = open
  const text = rewordings().get(line.key)?.text
  open = null
  item.replaceWith(row({ ...line, text: text ?? line.composed, is_reworded: !!text }))
}

function edit(item, line, { lang, dir }) {
  settle()
  const label = make("label", _("These words instead"))
  const field = make("textarea", "", { value: line.text, rows: 2, lang, dir })
  const before = rewordings().get(line.key)
  const close = () => {
    settle()
    last = "" // the answer that came while the line was open left it as it was
    tell()
    focusOn(line.key)
  }
  const use = () => {
    write(withWords(line, field.value))
    close()
  }
  const leave = () => {
    const all = rewordings()
    if (before) all.set(line.key, before)
    else all.delete(line.key)
    write(all)
    close()
  }
  label.append(field)
  field.addEventListener("keydown", (event) => {
    const isOurs = event.key === "Enter" || event.key === "Escape"
    // A Korean syllable ends with Enter, too; Safari tells it by the code alone.
    if (!isOurs || event.isComposing || event.keyCode === 229) return
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
  open = { item, line }
  field.focus()
  field.select()
}

function warning({ text, is_there }) {
  const said = is_there
    ? _("The facts under this line have changed; your words “%(text)s” are not printed.")
    : _("There is no such line any more; your words “%(text)s” are not printed.")
  return fill(said, { text })
}

function overtaken(old) {
  const item = make("li", `${warning(old)} `)
  const drop = () => {
    const all = rewordings()
    all.delete(old.key)
    keep(all)
    box.querySelector("h2").focus()
  }
  const again = () => {
    goingTo = old.key
    reword(
      lines.find((each) => each.key === old.key),
      old.text,
    )
  }
  if (old.is_there) item.append(button(_("Print them all the same"), old.text, again))
  item.append(button(_("Drop them"), old.text, drop))
  return item
}

let lines = []
let goingTo = "" // the line to which the focus goes from below

function focusOn(key) {
  list.querySelector(`[data-key="${key}"] button:last-of-type`)?.focus()
}

function say(where, sentences) {
  const words = sentences.join(" ")
  if (where.textContent !== words) where.textContent = words
}

// The open line stays where it is: to move it would end what is being typed.
function place(rows) {
  if (!open) return list.replaceChildren(...rows)
  const at = rows.findIndex(({ dataset }) => dataset.key === open.line.key)
  for (const each of [...list.children]) if (each !== open.item) each.remove()
  open.item.before(...rows.slice(0, Math.max(at, 0)))
  open.item.after(...rows.slice(at + 1))
}

function show(said) {
  const { byline, media, language, direction } = said
  const focused = document.activeElement
  const isHere = box.contains(focused) && !open?.item.contains(focused)
  const key = goingTo || focused.closest("[data-key]")?.dataset.key
  goingTo = ""
  Object.assign(list, { lang: language, dir: direction })
  lines = [byline, ...media.flatMap((one) => one.lines), ...said.lines]
  const rows = [byline, ...said.lines].filter(({ text }) => text).map(row)
  const beside = media.flatMap(({ label, lines: inside }) => [
    make("li", label, { className: "desk-credits__medium", lang: language }),
    ...inside.map(row),
  ])
  place([...rows, ...beside])
  box.querySelector("[data-overtaken]").replaceChildren(...said.overtaken.map(overtaken))
  box
    .querySelector("[data-notes]")
    .replaceChildren(...said.notes.map((note) => make("li", note)))
  const status = box.querySelector("[data-said]")
  status.lang = language
  say(
    status,
    lines.map(({ text }) => text),
  )
  say(box.querySelector("[data-warned]"), said.overtaken.map(warning))
  if (key && isHere) focusOn(key) // what had the focus was drawn anew
}

// ── Asking ──────────────────────────────────────────────────────────────────

const token = () =>
  document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ??
  form.elements.csrfmiddlewaretoken.value

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
      // Of the session as it is now: somebody may have logged in again beside this form.
      headers: { "X-CSRFToken": token() },
      redirect: "error", // to the login form: the session has ended
    })
    if (!answer.ok) last = ""
    else if (mine === turn) show(await answer.json())
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
