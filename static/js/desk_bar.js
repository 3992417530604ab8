// Two keys of a story's form, wherever one types in it: Ctrl+S saves, Ctrl+Alt+V goes
// to the buttons below the text. They are far away by Tab.

const buttons = document.querySelector("[data-story-buttons]")
const save = buttons?.querySelector("[name=_save]")

// By its letter; by its place where the keys write Persian or Korean.
function isKey(event, letter) {
  const isLatin = /^[a-z]$/i.test(event.key)
  return isLatin
    ? event.key.toLowerCase() === letter
    : event.code === `Key${letter.toUpperCase()}`
}

function pressed(event) {
  const isWithCtrl = event.ctrlKey || event.metaKey
  if (!isWithCtrl || event.shiftKey || document.querySelector("dialog[open]")) return
  if (event.altKey && isKey(event, "v")) {
    event.preventDefault()
    buttons.querySelector("a, button").focus()
  } else if (save && !event.altKey && isKey(event, "s")) {
    event.preventDefault() // the browser would save its page
    if (!event.repeat) save.click()
  }
}

if (buttons) document.addEventListener("keydown", pressed)
