// Keeps the rows of credits short: what is rarely typed stands below the place, where it
// says something, where the kind of credit asks for it, or when somebody presses "More".

const _ = window.gettext ?? ((words) => words)
const RARE = ["works_for", "medium", "link", "tail"]
const ASKED_FOR = { tail: ["agency_report"], link: ["first_published", "origin"] }

const isOpen = (row) =>
  row.querySelector(".desk-more").getAttribute("aria-expanded") === "true"
const rare = (row) => [...row.querySelectorAll("[data-rare]")]
const control = (where) => where.querySelector("select, input")

function fit(row) {
  const kind = row.querySelector("td.field-kind select")?.value
  const more = row.querySelector(".desk-more")
  for (const field of rare(row)) {
    const isAsked = ASKED_FOR[field.dataset.rare]?.includes(kind)
    field.hidden = !(isOpen(row) || isAsked || control(field).value)
  }
  more.hidden = !isOpen(row) && rare(row).every((field) => !field.hidden)
}

// The field's own nodes move, so that names, values and searching stay as they are.
function moved(cell, name, words) {
  const field = document.createElement("div")
  field.className = "desk-rare"
  field.dataset.rare = name
  const label = document.createElement("span")
  Object.assign(label, { className: "desk-rare__label", textContent: words })
  label.ariaHidden = "true" // the control says its name itself
  field.append(label, ...cell.childNodes)
  cell.hidden = true
  return field
}

function prepare(group, row) {
  const cells = RARE.map((name) => [name, row.querySelector(`td.field-${name}`)])
  const found = cells.filter(([, cell]) => cell && control(cell))
  if (row.querySelector(".desk-more") || !found.length) return
  const more = document.createElement("button")
  Object.assign(more, { type: "button", className: "desk-more", textContent: _("More") })
  more.setAttribute("aria-expanded", "false")
  more.addEventListener("click", () => {
    more.setAttribute("aria-expanded", String(!isOpen(row)))
    more.textContent = isOpen(row) ? _("Less") : _("More")
    fit(row)
    if (isOpen(row)) control(rare(row)[0]).focus()
  })
  const words = (name) =>
    group.querySelector(`th.column-${name}`)?.firstChild.textContent.trim() ?? ""
  row
    .querySelector("td.field-place")
    .append(...found.map(([name, cell]) => moved(cell, name, words(name))), more)
  row.addEventListener("change", () => fit(row))
  window.django?.jQuery(row).on("change", () => fit(row))
  fit(row)
}

for (const group of document.querySelectorAll("#bylines-group, #collaborations-group")) {
  for (const row of group.querySelectorAll("tr.form-row:not(.empty-form)"))
    prepare(group, row)
  group.classList.add("desk-credit-rows")
}
document.addEventListener("formset:added", ({ target }) => {
  const group = target.closest(".desk-credit-rows")
  if (group) prepare(group, target)
})
