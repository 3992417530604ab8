// A form that came back with errors begins at the first of them.

const first = document.querySelector(".errors :is(input, select, textarea):not([type=hidden])")
const area = first?.closest(".form-row")?.querySelector("[contenteditable=true]")

if (first) {
  const field = area ?? first
  field.closest("details")?.setAttribute("open", "")
  field.focus()
  field.scrollIntoView({ block: "center" })
}
