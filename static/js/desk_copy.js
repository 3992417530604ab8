// Copies an address that is shown once. Nobody but this page and the clipboard has it.

const button = document.querySelector("[data-copy]")
const field = document.querySelector("[data-copied-from]")
const status = document.querySelector("[data-copy-status]")

// Without HTTPS a browser has no clipboard for pages; the old way is left.
async function copy() {
  field.focus()
  field.select()
  try {
    await navigator.clipboard.writeText(field.value)
    return true
  } catch {
    return document.execCommand("copy")
  }
}

if (button) {
  button.hidden = false
  button.addEventListener("click", async () => {
    status.textContent = (await copy())
      ? window.gettext("Copied.")
      : window.gettext("The browser would not copy it: copy what is chosen.")
  })
}
