// Whoever types an edition's own wording uses it.

for (const decision of document.querySelectorAll("[data-banner-decision]")) {
  const wording = document.getElementById(decision.id.replace(/decision$/, "wording"))
  wording?.addEventListener("input", () => {
    if (wording.value.trim()) decision.value = "own"
  })
}

// Enter in “What is right” corrects; the form's first button would only save.

const right = document.querySelector("[name=_correction]")
right?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing) return
  event.preventDefault()
  const correct = right.form.querySelector("[name=_verb][value=correct]")
  if (right.value.trim()) right.form.requestSubmit(correct)
})

// What readers were told already, in much the same words: said while it is typed, so
// that the button need not ask.

const alike = document.querySelector("[data-banner-alike]")
const wording = document.querySelector("textarea[name=wording]")
const PAUSE = 400 // milliseconds after the last letter
const list = document.createElement("ul")
alike?.firstElementChild.after(list)
let typing = 0

function entry({ said, address, about }) {
  const item = document.createElement("li")
  const link = document.createElement("a")
  link.href = address
  link.dir = "auto"
  link.textContent = said
  item.append(link, ` · ${about}`)
  return item
}

async function compare() {
  const asked = new URLSearchParams({
    wording: wording.value,
    banner: alike.dataset.banner,
  })
  const answer = await fetch(`${alike.dataset.bannerAlike}?${asked}`).catch(() => null)
  if (!answer?.ok || wording.value !== asked.get("wording")) return
  const found = (await answer.json()).alike
  list.replaceChildren(...found.map(entry))
  alike.hidden = !found.length
}

if (alike && wording && !wording.disabled)
  wording.addEventListener("input", () => {
    clearTimeout(typing)
    typing = setTimeout(compare, PAUSE)
  })
