// The coverage board: after a button was pressed, the focus is back in its cell, and
// whoever hears the page hears what came of it.

const told = document.querySelector(".messagelist");

function land() {
  const cell = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!cell?.closest(".desk-cover__table")) return;
  if (told) {
    told.id ||= "what-came-of-it";
    cell.setAttribute("aria-describedby", told.id);
  }
  cell.focus({ preventScroll: true });
  cell.scrollIntoView({ block: "center", inline: "nearest" });
}

land();
window.addEventListener("hashchange", land);

// A form that asks why is closed by Escape, and the focus goes back to what opened it.
document.addEventListener("keydown", (event) => {
  const asking = event.target.closest?.(".desk-cover__decline[open]");
  if (event.key !== "Escape" || !asking) return;
  asking.open = false;
  asking.querySelector("summary").focus();
});

// Whoever opens it goes on typing.
for (const asking of document.querySelectorAll(".desk-cover__decline")) {
  asking.addEventListener("toggle", () => {
    if (asking.open) asking.querySelector("input[name=reason]").focus();
  });
}
