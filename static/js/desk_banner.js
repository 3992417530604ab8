// A banner's end follows its level until somebody sets it: an emergency lasts
// longer than breaking news.

const level = document.querySelector("select[data-banner-hours]")
const starts = document.querySelector("input[name=starts_at]")
const ends = document.querySelector("input[name=ends_at]")

function hoursOf(value) {
  const pairs = level.dataset.bannerHours.split(" ").map((pair) => pair.split(":"))
  return Number(Object.fromEntries(pairs)[value])
}

// Both fields show the same zone's clock, so plain arithmetic on it will do.
function endAfter(start, hours) {
  const moment = new Date(`${start}Z`)
  return new Date(moment.getTime() + hours * 3_600_000).toISOString().slice(0, 16)
}

if (level && starts && ends) {
  let isOwn = document.querySelector(".desk-banner-state") !== null
  ends.addEventListener("input", () => {
    isOwn = true
  })
  for (const field of [level, starts]) {
    field.addEventListener("change", () => {
      if (!isOwn && starts.value) ends.value = endAfter(starts.value, hoursOf(level.value))
    })
  }
}
