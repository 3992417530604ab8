// Says beside a story's form who else has it open, and what they did to it meanwhile.
// Each sentence is put in once, so that it is announced once.

const _ = window.gettext ?? ((words) => words)
const line = document.querySelector("[data-typing]")
const place = (name) => line.querySelector(`[data-${name}]`)

function put(where, words) {
  if (where.textContent !== words) where.textContent = words
}

function tellNews({ news = "", advice, changes }) {
  const where = place("news")
  if (where.dataset.said === news) return
  where.dataset.said = news
  where.textContent = news && `${news} ${advice} `
  if (!news) return
  const link = document.createElement("a")
  Object.assign(link, { href: changes, target: "_blank", rel: "noopener" })
  link.textContent = _("What changed (opens a new tab)")
  where.append(link)
}

if (line)
  document.addEventListener("desk:answer", ({ detail }) => {
    put(place("colleagues"), detail.others ?? "")
    put(place("busy"), detail.busy ?? "")
    tellNews(detail)
  })
