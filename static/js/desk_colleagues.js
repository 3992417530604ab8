// Says beside a story's form who else has it open, and what they did to it meanwhile.
// Each sentence is put in once, so that it is announced once.

const _ = window.gettext ?? ((words) => words)
const line = document.querySelector("[data-typing]")
const place = (name) => line.querySelector(`[data-${name}]`)

function put(where, words) {
  if (where.textContent !== words) where.textContent = words
}

function make(name, textContent, facts) {
  return Object.assign(document.createElement(name), { textContent, ...facts })
}

// What a colleague said with it, and two ways on: to look first, or to the form anew.
function tellNews({ news = "", quote, advice, changes }) {
  const where = place("news")
  if (where.dataset.said === news) return
  where.dataset.said = news
  where.textContent = news
  if (!news) return
  if (quote) where.append(" ", make("q", quote, { dir: "auto" }))
  const tab = { href: changes, target: "_blank", rel: "noopener" }
  const look = make("a", _("What changed (opens a new tab)"), tab)
  const anew = make("a", _("Open the story as it is now"), { href: line.dataset.page })
  where.append(` ${advice} `, look, " ", anew)
}

if (line)
  document.addEventListener("desk:answer", ({ detail }) => {
    put(place("colleagues"), detail.others ?? "")
    put(place("busy"), detail.busy ?? "")
    tellNews(detail)
  })
