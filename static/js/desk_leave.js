// Asks before the form of a story, a banner, a standing page, an edition or its labels,
// or the board of a front is left with words in it that only this page has. While the
// server keeps what is typed in a story (desk_keep.js), there is seldom anything to ask.

const form = document.querySelector(
  "form#article_form, form#banner_form, form#standingpage_form, form#edition_form, form.desk-labels__form, form#front_form",
)
let isOnlyHere = form?.matches("[data-unsaved], :has([data-unsaved])") ?? false

function changed() {
  isOnlyHere = true
}

function ask(event) {
  if (isOnlyHere) event.preventDefault()
}

if (form) {
  form.addEventListener("input", changed)
  form.addEventListener("change", changed)
  form.addEventListener("submit", () => {
    isOnlyHere = false
  })
  document.addEventListener("desk:kept", ({ detail }) => {
    isOnlyHere = !detail.isSafe
  })
  window.addEventListener("beforeunload", ask)
}
