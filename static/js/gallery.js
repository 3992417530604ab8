// Galleries: buttons that turn to the next photo and back, and where one is. Without
// this script the photos can be scrolled, or stand one below the other.

for (const gallery of document.querySelectorAll("[data-photos]")) begin(gallery)

function begin(gallery) {
  const strip = gallery.querySelector("ol")
  const photos = [...strip.children]
  const place = gallery.querySelector("[data-words]")
  const buttons = [...gallery.querySelectorAll("[data-turn]")]
  if (photos.length < 2) return
  const digits = new Intl.NumberFormat(document.documentElement.lang || undefined)
  let here = 0
  let wanted = null // where a turn leads, until the strip has come to rest there

  const show = () => {
    place.textContent = place.dataset.words
      .replace("N", digits.format(here + 1))
      .replace("M", digits.format(photos.length))
    for (const button of buttons) {
      const next = here + Number(button.dataset.turn)
      button.setAttribute("aria-disabled", String(!photos[next]))
    }
  }
  // The photo whose edge is nearest to the strip's own; from right to left as well.
  const look = () => {
    const edge = (element) => {
      const { left, right } = element.getBoundingClientRect()
      return getComputedStyle(strip).direction === "rtl" ? right : left
    }
    const from = edge(strip)
    const away = photos.map((photo) => Math.abs(edge(photo) - from))
    const atEnd = Math.abs(strip.scrollLeft) + strip.clientWidth >= strip.scrollWidth - 2
    const nearest = atEnd ? photos.length - 1 : away.indexOf(Math.min(...away))
    if (wanted !== null && nearest !== wanted) return
    wanted = null
    if (nearest !== here) {
      here = nearest
      show()
    }
  }
  const turn = (step) => {
    const next = here + step
    if (!photos[next]) return
    wanted = here = next
    const { left } = photos[next].getBoundingClientRect()
    const start = strip.getBoundingClientRect()
    const isRtl = getComputedStyle(strip).direction === "rtl"
    const right = photos[next].getBoundingClientRect().right
    strip.scrollBy({ left: isRtl ? right - start.right : left - start.left })
    show()
  }

  strip.tabIndex = 0 // the arrow keys scroll it
  strip.setAttribute("aria-label", gallery.getAttribute("aria-label"))
  strip.addEventListener("scroll", look, { passive: true })
  strip.addEventListener("scrollend", () => {
    wanted = null
    look()
  })
  for (const button of buttons) {
    button.hidden = false
    button.addEventListener("click", () => turn(Number(button.dataset.turn)))
  }
  show()
}
