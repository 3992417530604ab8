// What an earlier visit left in this browser, because the server could not be told:
// the laptop was closed, the line was cut, the log-in had ended. It is told now, and
// the form offers it back. A page with `data-leftovers` and the person's number
// (`data-person`) does the same without a form.

const OLDEST = 30 * 24 * 3600_000 // milliseconds
const LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
const line = document.querySelector("[data-typing], [data-leftovers]")
const mine = `desk:typing:${line?.dataset.person}:`
const sheet = () => line.querySelector("[name=sheet]")?.value

const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? ""
const newName = () =>
  [...crypto.getRandomValues(new Uint32Array(12))]
    .map((number) => LETTERS[number % LETTERS.length])
    .join("")

function found() {
  try {
    return Object.keys(localStorage).filter(
      (key) => key.startsWith(mine) && !key.endsWith(`:${sheet()}`),
    )
  } catch {
    return [] // this browser keeps nothing
  }
}

async function post(copy, name) {
  const body = new FormData()
  for (const [field, value] of [...copy.pairs, ...copy.marks]) body.append(field, value)
  if (name) body.set("sheet", name)
  body.set("person", line.dataset.person)
  body.set("turn", copy.turn || Date.parse(copy.at))
  body.set("is_left", "1") // nobody has that form open
  const answer = await fetch(copy.address, {
    method: "POST",
    body,
    headers: { "X-CSRFToken": token() },
    redirect: "error",
  })
  if (!answer.ok) throw new Error(answer.status)
  return answer.json()
}

// Whether the server has something now that it had not before.
async function hand(key) {
  const text = localStorage.getItem(key)
  const copy = JSON.parse(text)
  const isTooOld = Date.now() - Date.parse(copy.at) > OLDEST
  let told = isTooOld ? {} : await post(copy)
  if (told.is_closed) told = await post(copy, newName())
  if (localStorage.getItem(key) === text) localStorage.removeItem(key)
  const isHere = copy.story === line.dataset.story || isNew(copy)
  return isHere && !told.is_saved && !isTooOld
}

const isNew = (copy) => copy.address === line.dataset.typing

async function offerAgain() {
  const answer = await fetch(line.dataset.page, { redirect: "error" })
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  const offers = page.querySelector("[data-offers]")
  if (offers) document.querySelector("[data-offers]").replaceWith(offers)
}

async function start() {
  let isMore = false
  for (const key of found())
    try {
      isMore = (await hand(key)) || isMore
    } catch {
      // It stays here, for the next time.
    }
  if (isMore && line.dataset.page) await offerAgain()
}

if (line) start().catch(() => {})
