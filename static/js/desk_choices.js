// Names the boxes in which one finds by typing: the library draws each in place of
// a labelled field, and leaves it without a name for screen readers.

function nameBox(select) {
  const name = select.getAttribute("aria-label") || select.labels[0]?.textContent.trim()
  const box = select.nextElementSibling
  if (!name || !box?.matches(".select2")) return
  for (const part of box.querySelectorAll("[role=combobox], [role=textbox]")) {
    part.setAttribute("aria-label", name.replace(/:$/, ""))
    part.removeAttribute("aria-labelledby")
  }
}

function nameBoxes() {
  document.querySelectorAll("select.admin-autocomplete").forEach(nameBox)
}

// The library draws its boxes when jQuery is ready, in the order of asking.
window.django?.jQuery(nameBoxes)
document.addEventListener("formset:added", () => setTimeout(nameBoxes))

// While it is open, the library leaves the search field without a name, the box
// without what it controls, and the list of what is found outside every landmark.
window.django?.jQuery(document).on("select2:open", ({ target }) => {
  const box = target.nextElementSibling?.querySelector("[role=combobox]")
  const field = document.querySelector(".select2-dropdown .select2-search__field")
  if (!box || !field) return
  const name = box.getAttribute("aria-label")
  const found = field.closest(".select2-container")
  field.setAttribute("aria-label", name)
  found.setAttribute("aria-label", name)
  found.setAttribute("role", "region")
  box.setAttribute("aria-controls", box.getAttribute("aria-owns"))
})

// A row that comes or goes must not leave the keyboard nowhere.
document.addEventListener("formset:added", ({ target }) => {
  setTimeout(() => target.querySelector(".select2-selection, input, select")?.focus())
})
document.addEventListener("formset:removed", () => {
  setTimeout(() => {
    if (document.activeElement === document.body)
      document.querySelector(".inline-group .add-row a")?.focus()
  })
})
