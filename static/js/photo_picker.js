// The photo desk's pictures, found by words. The import map calls this module
// "desk/photo-picker"; its address is a JSON page of the photo admin.

import { crel, gettext as _ } from "django-prose-editor/editor"
import { button, openDialog } from "desk/dialog"

const ngettext =
  window.ngettext ?? ((one, many, number) => (number === 1 ? one : many))

const SEARCH_DELAY = 200 // milliseconds after the last key

export async function fetchPhotos(url, query) {
  // A redirect leads to the login form: the session has ended.
  const answer = await fetch(`${url}?${new URLSearchParams(query)}`, {
    redirect: "error",
  })
  if (!answer.ok) throw new Error(`${answer.status} ${url}`)
  return (await answer.json()).results
}

// Resolves with the row of the chosen photo, or with null.
export function pickPhoto(url) {
  return openDialog(_("Choose a photo"), (close) => {
    const search = crel("input", {
      type: "search",
      "aria-label": _("Search photos"),
    })
    const status = crel("p", { role: "status" })
    const list = crel("div", { className: "photo-picker" })
    let timer
    let turn = 0

    const load = async () => {
      clearTimeout(timer)
      const mine = ++turn
      try {
        const rows = await fetchPhotos(url, { q: search.value })
        if (mine === turn) show(rows) // an older search may answer later
      } catch {
        status.textContent = _("The photos could not be loaded. Please try again.")
      }
    }
    const show = (rows) => {
      status.textContent = ngettext(
        "%s photo",
        "%s photos",
        rows.length,
      ).replace("%s", rows.length)
      list.replaceChildren(...rows.map((row) => pickerButton(row, close)))
    }

    search.addEventListener("input", () => {
      clearTimeout(timer)
      timer = setTimeout(load, SEARCH_DELAY)
    })
    search.addEventListener("keydown", async (event) => {
      if (event.key !== "Enter") return
      event.preventDefault()
      await load()
      list.firstElementChild?.focus()
    })
    load()
    return [search, status, list, button(_("Cancel"), () => close(null))]
  })
}

function pickerButton(row, close) {
  const dom = button("", () => close(row))
  dom.className = "photo-picker__photo"
  if (row.thumb) dom.append(crel("img", { src: row.thumb, alt: "" }))
  dom.append(crel("span", { textContent: row.title }))
  dom.append(crel("small", { textContent: row.credit }))
  return dom
}
