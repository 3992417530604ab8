// The keys of a story's form, wherever one types in it: Ctrl+S saves, Ctrl+Alt+V goes to
// the buttons below the text, which are far away by Tab, Ctrl+Alt+N writes a note.

const isMac = /Mac|iP(hone|[oa]d)/.test(navigator.platform)
const OTHER_SCRIPT = /^(?!\p{Script=Latin})\p{L}+$/u
const buttons = document.querySelector("[data-story-buttons]")
const save = buttons?.querySelector("[name=_save]")

// By its letter; by its place where the keys write Persian or Korean, and where a Mac's
// Option writes signs. What a Czech or Polish keyboard writes with Ctrl+Alt, @ or ń, is
// typing and no key of ours.
function letterOf(event) {
  const isByPlace =
    OTHER_SCRIPT.test(event.key) || event.key === "Process" || (isMac && event.altKey)
  return isByPlace ? event.code.replace(/^Key/, "").toLowerCase() : event.key.toLowerCase()
}

function saveStory(event) {
  if (!event.repeat) save.click()
}

function goToButtons() {
  buttons.querySelector("a, button").focus()
}

// Whoever keeps the notes hears it; a story that is not saved yet has none.
function writeNote() {
  document.dispatchEvent(new CustomEvent("notes:write", { cancelable: true }))
}

function keyOf(event) {
  const letter = letterOf(event)
  if (!event.altKey) return letter === "s" && save ? saveStory : null
  return { v: goToButtons, n: writeNote }[letter]
}

function pressed(event) {
  const isWithCtrl = event.ctrlKey || event.metaKey
  if (event.defaultPrevented || !isWithCtrl || event.shiftKey) return
  if (event.getModifierState("AltGraph") || document.querySelector("dialog:modal")) return
  const use = keyOf(event)
  if (!use) return
  event.preventDefault() // the browser would save its page
  use(event)
}

if (buttons) document.addEventListener("keydown", pressed)
