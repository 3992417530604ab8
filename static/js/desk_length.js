// Says how long a headline is, and advises to shorten one that is longer than
// most pages show. It never stops anyone: `data-advised-length="90"`.

const _ = window.gettext ?? ((words) => words)
const named = (words, places) =>
  words.replace(/%\((\w+)\)s/g, (_place, name) => places[name])

const letters = (text) => [...new Intl.Segmenter().segment(text)].length

function advise(input) {
  const advised = Number(input.dataset.advisedLength)
  const note = document.createElement("p")
  note.className = "help desk-length"
  note.id = `${input.id}-length`
  input.after(note)
  const names = [input.getAttribute("aria-describedby"), note.id]
  input.setAttribute("aria-describedby", names.filter(Boolean).join(" "))

  const show = () => {
    const places = { length: letters(input.value.trim()), advised }
    const isLong = places.length > advised
    note.hidden = !places.length
    note.classList.toggle("desk-length--long", isLong)
    note.textContent = isLong
      ? named(
          input.dataset.advice ??
            _("%(length)s of %(advised)s characters. Lists and searches may cut it off."),
          places,
        )
      : named(_("%(length)s of %(advised)s characters"), places)
  }
  input.addEventListener("input", show)
  show()
}

function adviseAll() {
  for (const input of document.querySelectorAll("[data-advised-length]")) advise(input)
}

adviseAll()
document.addEventListener("desk:drawn", adviseAll) // a page drew its form again
