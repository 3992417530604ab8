// Completes names after an @ in the fields for notes. Without it one types the name of
// the account.

const _ = window.gettext ?? ((words) => words) // lists have no catalogue
const FIELD = "textarea[data-mentions]"
const BEGUN = /(?:^|[^\p{L}\p{N}_.@])@([\p{L}\p{N}_.+-]*)$/u
const DELAY = 120 // milliseconds after the last key

const list = document.createElement("ul")
list.id = "desk-names"
list.className = "desk-names"
list.setAttribute("role", "listbox")
list.setAttribute("aria-label", _("People who can see this story"))
const status = document.createElement("p")
status.className = "visually-hidden"
status.setAttribute("role", "status")

let field
let found = []
let at = 0
let timer
let turn = 0

const isOpen = () => found.length > 0

function begun() {
  return field.value.slice(0, field.selectionStart).match(BEGUN)?.[1]
}

async function search() {
  const words = begun()
  if (words === undefined) return close()
  const mine = ++turn
  const asked = new URLSearchParams({ q: words })
  try {
    const answer = await fetch(`${field.dataset.mentions}?${asked}`, { redirect: "error" })
    if (answer.ok && mine === turn) show((await answer.json()).results)
  } catch {
    close() // whoever is named is checked when the note is sent
  }
}

function show(people) {
  found = people
  at = 0
  if (!isOpen()) return close()
  field.parentElement.append(list, status)
  field.setAttribute("aria-controls", list.id)
  draw()
  const words = window.ngettext("%s name", "%s names", found.length)
  status.textContent = words.replace("%s", found.length)
}

function draw() {
  list.replaceChildren(...found.map(option))
  field.setAttribute("aria-activedescendant", `desk-name-${at}`)
}

function option({ name, username }, index) {
  const item = document.createElement("li")
  item.id = `desk-name-${index}`
  item.setAttribute("role", "option")
  item.setAttribute("aria-selected", index === at)
  item.append(`${name} `, Object.assign(document.createElement("bdi"), {
    className: "desk-names__account",
    textContent: `@${username}`,
  }))
  item.addEventListener("mousedown", (event) => {
    event.preventDefault() // the field keeps the cursor
    choose(index)
  })
  return item
}

function choose(index) {
  const end = field.selectionStart
  const start = end - begun().length - 1
  field.setRangeText(`@${found[index].username} `, start, end, "end")
  close()
  field.dispatchEvent(new Event("input", { bubbles: true }))
}

function close() {
  clearTimeout(timer)
  turn++
  found = []
  list.remove()
  status.remove()
  field?.removeAttribute("aria-activedescendant")
  field?.removeAttribute("aria-controls")
}

const KEYS = {
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  Enter: () => choose(at),
  Escape: close,
}

function move(by) {
  at = (at + by + found.length) % found.length
  draw()
}

document.addEventListener("input", ({ target }) => {
  if (!target.matches?.(FIELD)) return
  field = target
  clearTimeout(timer)
  if (begun() === undefined) close()
  else timer = setTimeout(search, DELAY)
})

document.addEventListener(
  "keydown",
  (event) => {
    if (event.target !== field || !isOpen() || event.isComposing || !KEYS[event.key]) return
    event.preventDefault()
    event.stopPropagation()
    KEYS[event.key]()
  },
  { capture: true },
)

document.addEventListener("focusin", ({ target }) => {
  if (target.matches(FIELD)) target.setAttribute("aria-autocomplete", "list")
  if (target !== field && isOpen()) close()
})
