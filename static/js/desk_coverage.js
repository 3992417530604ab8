// The coverage board: after a button was pressed, the focus is back in its cell, and
// whoever hears the page hears what came of it.

const told = document.querySelector(".messagelist");

function named() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null; // an address that somebody cut short
  }
}

function land() {
  const cell = named();
  if (!cell?.closest(".desk-cover__table")) return;
  if (told) {
    told.id ||= "what-came-of-it";
    cell.setAttribute("aria-describedby", told.id);
  }
  cell.focus({ preventScroll: true });
  cell.scrollIntoView({ block: "center", inline: "nearest" });
}

// The cell that was pressed may be gone from the page, or hidden on a phone: then the
// focus is on the message.
function hear() {
  const is_there = named()?.getClientRects().length;
  if (!told || is_there || !/^#(cell|row)-/.test(location.hash)) return;
  told.tabIndex = -1;
  told.focus();
}

land();
hear();
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
