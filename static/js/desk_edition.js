// Another edition has other sections, another direction and another clock: the
// form is opened again for it, with everything typed so far.

const form = document.querySelector("form#article_form")
const edition = form?.querySelector("select[name=edition]")

edition?.addEventListener("change", () => {
  const again = document.createElement("input")
  again.type = "hidden"
  again.name = "_reopen"
  again.value = "1"
  form.append(again)
  form.requestSubmit()
})
