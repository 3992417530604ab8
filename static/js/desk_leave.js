// Asks before a story's form is left with words in it that nobody saved.

const form = document.querySelector("form#article_form")
let isChanged = form?.querySelector("[data-unsaved]") != null

function changed() {
  isChanged = true
}

function ask(event) {
  if (isChanged) event.preventDefault()
}

if (form) {
  form.addEventListener("input", changed)
  form.addEventListener("change", changed)
  form.addEventListener("submit", () => {
    isChanged = false
  })
  window.addEventListener("beforeunload", ask)
}
