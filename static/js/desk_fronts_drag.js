// Dragging on the board of a front, with a mouse, a pen or a finger: stories from the
// list onto it, and from place to place. The import map calls this "desk/fronts-drag".

const NEAR_EDGE = 90 // pixels from the window's edge, where it scrolls by itself
const STEP = 14

const MARKS = ["arrange-card--before", "arrange-card--after", "arrange-card--onto"]

// `press` is given what a button would send; `letGo` is told that nothing came of it.
export function takeDrags(form, press, letGo) {
  form.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest("[data-front-handle]")
    if (!handle || event.button !== 0) return
    event.preventDefault()
    follow(form, handle.closest("[data-front-card], [data-front-story]"), event, press, letGo)
  })
}

function follow(form, item, begun, press, letGo) {
  const ghost = drawGhost(item)
  let place = null
  let { clientX: x, clientY: y } = begun
  let heading = 0 // up or down
  let frame = 0

  const look = () => {
    ghost.style.translate = `${x}px ${y}px`
    place = placeAt(form, item, x, y)
    mark(form, place)
  }
  const scroll = () => {
    const by = scrollsBy(y, heading)
    if (by) {
      window.scrollBy(0, by)
      look()
    }
    frame = requestAnimationFrame(scroll)
  }
  const move = (event) => {
    heading = Math.sign(event.clientY - y) || heading
    x = event.clientX
    y = event.clientY
    look()
  }
  const end = (isDropped) => {
    cancelAnimationFrame(frame)
    listening.abort()
    ghost.remove()
    item.classList.remove("arrange-card--moving")
    mark(form, null)
    if (isDropped && place) drop(item, place, press)
    else letGo()
  }

  const listening = new AbortController()
  const { signal } = listening
  document.addEventListener("pointermove", move, { signal })
  document.addEventListener("pointerup", () => end(true), { signal })
  document.addEventListener("pointercancel", () => end(false), { signal })
  document.addEventListener("keydown", (event) => event.key === "Escape" && end(false), {
    signal,
  })
  item.classList.add("arrange-card--moving")
  frame = requestAnimationFrame(scroll)
  look()
}

// Only for who goes towards the edge: many begin beside it.
function scrollsBy(y, heading) {
  if (y < NEAR_EDGE && heading < 0) return -STEP
  return y > innerHeight - NEAR_EDGE && heading > 0 ? STEP : 0
}

function drawGhost(item) {
  const ghost = document.createElement("div")
  ghost.className = "arrange-ghost"
  const name = item.querySelector(".arrange-card__name, .arrange-story__name, .arrange-card__open")
  ghost.textContent = name?.textContent ?? ""
  ghost.dir = name?.dir ?? ""
  ghost.setAttribute("aria-hidden", "true")
  document.body.append(ghost)
  return ghost
}

// Where the item would stand: in which list, at which number, and beside which card.
function placeAt(form, item, x, y) {
  const under = document.elementFromPoint(x, y)
  const list = under?.closest(".arrange-group")?.querySelector("[data-front-group]")
  if (!list || !form.contains(list)) return null
  const cards = [...list.children].filter((card) => card !== item)
  const group = list.dataset.frontGroup
  if (!cards.length) return { list, group, at: 0 }
  const { card, isAfter } = nearest(cards, y)
  const at = cards.indexOf(card)
  const isTaken = card.classList.contains("arrange-card--open") && item.parentNode !== list
  if (group === "lead" || isTaken) return { list, group, at, card, mark: MARKS[2] }
  return { list, group, at: at + isAfter, card, mark: MARKS[Number(isAfter)] }
}

function nearest(cards, y) {
  for (const card of cards) {
    const { top, bottom } = card.getBoundingClientRect()
    if (y <= bottom) return { card, isAfter: y > (top + bottom) / 2 }
  }
  return { card: cards.at(-1), isAfter: true }
}

function mark(form, place) {
  for (const card of form.querySelectorAll(".arrange-card")) card.classList.remove(...MARKS)
  for (const list of form.querySelectorAll(".arrange-group__places--here"))
    list.classList.remove("arrange-group__places--here")
  place?.list.classList.add("arrange-group__places--here")
  place?.card?.classList.add(place.mark)
}

function drop(item, { group, at }, press) {
  const { frontCard, frontStory } = item.dataset
  if (frontCard) press(`put:${frontCard}:${group}:${at}`)
  else press(`add:${frontStory}:${group}:${at}`)
}
