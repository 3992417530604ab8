// The list of stories: how many are chosen, and choosing all of a page at once.

const form = document.getElementById("changelist-form");
const count = form?.querySelector("[data-chosen-count]");
const all = form?.querySelector("[data-choose-all]");

function boxes() {
  return [...form.querySelectorAll("input[name=chosen]")];
}

function show() {
  const chosen = boxes().filter((box) => box.checked).length;
  count.textContent = chosen || "";
  all.hidden = !chosen || chosen === boxes().length;
}

if (count && all) {
  form.addEventListener("change", show);
  all.addEventListener("click", () => {
    for (const box of boxes()) box.checked = true;
    show();
    form.querySelector(".desk-bulk button[name=verb]")?.focus();
  });
  // Boxes stay ticked when a person comes back to the page.
  window.addEventListener("pageshow", show);
  show();
}
