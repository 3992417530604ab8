// Rows of a JSON page of the desk, found by words. The import map calls this
// module "desk/picker".

import { crel, gettext as _ } from "django-prose-editor/editor"
import { button, buttonRow, openDialog } from "desk/dialog"

const SEARCH_DELAY = 200 // milliseconds after the last key

export async function fetchRows(url, query) {
  // A redirect leads to the login form: the session has ended.
  const answer = await fetch(`${url}?${new URLSearchParams(query)}`, {
    redirect: "error",
  })
  if (!answer.ok) throw new Error(`${answer.status} ${url}`)
  return (await answer.json()).results
}

// The search field, how much it found, and the found as buttons. `load` is given
// words and answers rows, `count` a number and answers "%s stories", `draw` a row
// and answers its contents; `close` is told the chosen row.
export function searchList({ label, count, failure, load, draw, close, className }) {
  const search = crel("input", {
    type: "search",
    autocomplete: "off",
    "aria-label": label,
    placeholder: label,
  })
  const status = crel("p", { role: "status" })
  const list = crel("div", { className })
  let timer
  let turn = 0

  const look = async () => {
    clearTimeout(timer)
    const mine = ++turn
    try {
      const rows = await load(search.value)
      if (mine === turn) show(rows) // an older search may answer later
    } catch {
      status.textContent = failure
    }
  }
  const show = (rows) => {
    status.textContent = count(rows.length).replace("%s", rows.length)
    list.replaceChildren(...rows.map((row) => rowButton(row, draw, close)))
  }

  search.addEventListener("input", () => {
    clearTimeout(timer)
    timer = setTimeout(look, SEARCH_DELAY)
  })
  search.addEventListener("keydown", async (event) => {
    if (event.key !== "Enter") return
    event.preventDefault()
    await look()
    list.firstElementChild?.focus()
  })
  look()
  return [search, status, list]
}

function rowButton(row, draw, close) {
  const dom = button("", () => close(row))
  dom.className = "desk-row"
  dom.append(...draw(row))
  return dom
}

// Resolves with the chosen row, or with null.
export const pickRow = ({ title, ...rest }) =>
  openDialog(title, (close) => [
    ...searchList({ ...rest, close, className: "desk-rows" }),
    buttonRow(button(_("Cancel"), () => close(null))),
  ])
