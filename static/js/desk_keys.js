// Keys that are one letter, for whoever has not switched them off: N writes a story,
// G and a letter goes to a group of the first page. Where they lead, the page says in
// a script of data; a page without it has none of these keys.

const PAUSE = 1500 // milliseconds between G and its letter
const TYPING =
  "input, textarea, select, [contenteditable]:not([contenteditable=false]), " +
  "[role=textbox], [role=combobox], [role=listbox], [role=menu], .select2-container"

const data = document.querySelector("#desk-keys")
const keys = data && JSON.parse(data.textContent)
let goingSince = -Infinity

// The letter on a Latin keyboard, also where the keys write Persian or Korean.
function letter(event) {
  const place = /^Key([A-Z])$/.exec(event.code)?.[1].toLowerCase()
  const isLatin = /^[a-z]$/i.test(event.key)
  return isLatin ? event.key.toLowerCase() : (place ?? event.key)
}

function isTyping(event) {
  return (
    event.defaultPrevented ||
    event.isComposing ||
    event.repeat ||
    event.ctrlKey ||
    event.altKey ||
    event.metaKey ||
    event.target.closest?.(TYPING) ||
    document.querySelector("dialog:modal")
  )
}

function follow(address) {
  const url = new URL(address, location.href)
  if (url.pathname !== location.pathname || !url.hash) {
    location.assign(url)
    return
  }
  const group = document.querySelector(url.hash)
  if (!group) return location.assign(url)
  if (group.matches("details")) group.open = true
  const focused = group.matches("details") ? group.querySelector("summary") : group
  focused.focus()
  group.scrollIntoView({ block: "start" })
}

function pressed(event) {
  if (isTyping(event)) return
  const key = event.key === "?" || event.key === "/" ? event.key : letter(event)
  const isGoing = performance.now() - goingSince < PAUSE
  goingSince = -Infinity
  if (isGoing && keys.go[key]) {
    event.preventDefault()
    follow(keys.go[key])
  } else if (key === "g") {
    goingSince = performance.now()
  } else if (key === "/") {
    event.preventDefault()
    document.dispatchEvent(new Event("desk:find"))
  } else if (keys.single[key] && !(event.shiftKey && key !== "?")) {
    event.preventDefault()
    follow(keys.single[key])
  }
}

// A group that was gone to from another page is read from its heading on.
function arrive() {
  const group = /^#group-\w+$/.test(location.hash) && document.querySelector(location.hash)
  if (group && group.matches("[tabindex]")) group.focus()
}

if (keys) {
  document.addEventListener("keydown", pressed)
  arrive()
}
