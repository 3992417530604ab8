// Says below the credits how readers will see them, while somebody types.

const form = document.querySelector("form#article_form")
const box = form?.querySelector("[data-credits]")
const DELAY = 250 // milliseconds after the last key
const OURS = /^(bylines|collaborations)-/
let timer
let turn = 0
let last = ""

function typed() {
  const sent = new FormData()
  for (const [name, value] of new FormData(form))
    if (OURS.test(name) || ["csrfmiddlewaretoken", "edition"].includes(name))
      sent.append(name, value)
  // A stored story names its edition and itself beside its form.
  for (const name of ["edition", "article"])
    if (box.dataset[name]) sent.set(name, box.dataset[name])
  return sent
}

function show({ byline, lines, language, direction }) {
  const sentences = [byline, ...lines].filter(Boolean)
  const list = box.querySelector("ul")
  Object.assign(list, { lang: language, dir: direction })
  list.replaceChildren(
    ...sentences.map((sentence) => {
      const line = document.createElement("li")
      line.textContent = sentence
      return line
    }),
  )
}

async function ask() {
  const sent = typed()
  const asked = new URLSearchParams(sent).toString()
  if (asked === last || !sent.get("edition")) return
  last = asked
  const mine = ++turn
  try {
    const answer = await fetch(box.dataset.credits, {
      method: "POST",
      body: sent,
      redirect: "error", // to the login form: the session has ended
    })
    if (answer.ok && mine === turn) show(await answer.json())
  } catch {
    last = "" // the next key asks again
  }
}

function later() {
  clearTimeout(timer)
  timer = setTimeout(ask, DELAY)
}

if (box) {
  for (const event of ["input", "change", "click", "drop"])
    form.addEventListener(event, later)
  for (const event of ["formset:added", "formset:removed"])
    document.addEventListener(event, later)
  // The boxes in which one finds by typing tell through jQuery alone.
  window.django?.jQuery(form).on("change", later)
  ask()
}
