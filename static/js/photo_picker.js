// The dialog that finds a picture on the photo desk, or brings a new one there.
// The import map calls this module "desk/photo-picker".

import { crel, gettext as _ } from "django-prose-editor/editor"
import { button, buttonRow, openDialog } from "desk/dialog"
import { fetchRows, searchList } from "desk/picker"
import { pastedPicture, uploadForm } from "desk/photo-upload"

const ngettext =
  window.ngettext ?? ((one, many, number) => (number === 1 ? one : many))

// Resolves with the row of the photo, or with null. `url` is the picker's address,
// `uploadUrl` the one that takes new pictures; without it none are offered. A
// `file` that was pasted or dropped opens the dialog with that picture.
export async function pickPhoto(url, { uploadUrl = "", file = null } = {}) {
  const upload = uploadUrl ? uploadForm(uploadUrl) : null
  const row = await openDialog(_("Choose a photo"), (close) => {
    const choose = crel("div", {}, photoSearch(url, close))
    const parts = upload ? twoParts(choose, upload, file) : [choose]
    if (upload) upload.onDone = close
    return [...parts, buttonRow(button(_("Cancel"), () => close(null)))]
  })
  upload?.stop()
  return row
}

function twoParts(choose, upload, file) {
  if (file) upload.take(file)
  const parts = tabs(
    [
      [_("Choose from the photo desk"), choose],
      [_("Upload a new photo"), crel("div", {}, [upload.dom])],
    ],
    file ? 1 : 0,
  )
  takePaste(upload, parts)
  return parts.doms
}

const photoSearch = (url, close) =>
  searchList({
    label: _("Search photos"),
    count: (number) => ngettext("%s photo", "%s photos", number),
    failure: _("The photos could not be loaded. Please try again."),
    load: (words) => fetchRows(url, { q: words }),
    draw: photoRow,
    close,
    className: "photo-picker",
  })

function photoRow(row) {
  return [
    ...(row.thumb ? [crel("img", { src: row.thumb, alt: "" })] : []),
    crel("span", { dir: "auto", textContent: row.title }),
    crel("small", { dir: "auto", textContent: row.credit }),
    ...(row.needs ?? []).map((need) =>
      crel("small", { className: "desk-row__need", textContent: need }),
    ),
  ]
}

// A picture pasted or dropped anywhere in the dialog is a new one to upload.
function takePaste(upload, parts) {
  const take = (event, data) => {
    const file = pastedPicture(data)
    if (!file) return
    event.preventDefault()
    parts.show(1)
    upload.take(file)
  }
  for (const dom of parts.doms) {
    dom.addEventListener("paste", (event) => take(event, event.clipboardData))
    dom.addEventListener("dragover", (event) => event.preventDefault())
    dom.addEventListener("drop", (event) => take(event, event.dataTransfer))
  }
}

// ---- Tabs, as the ARIA practices have them: one stop, arrow keys inside

let groups = 0

function tabs(parts, first) {
  const group = ++groups
  const panels = parts.map(([, panel], index) =>
    Object.assign(panel, { id: `desk-panel-${group}-${index}` }),
  )
  const heads = parts.map(([label], index) =>
    crel("button", {
      type: "button",
      className: "desk-tab",
      id: `desk-tab-${group}-${index}`,
      role: "tab",
      "aria-controls": panels[index].id,
      textContent: label,
    }),
  )
  const show = (at) => {
    heads.forEach((head, index) => {
      head.setAttribute("aria-selected", String(index === at))
      head.tabIndex = index === at ? 0 : -1
      panels[index].hidden = index !== at
    })
  }
  heads.forEach((head, index) => {
    panels[index].setAttribute("role", "tabpanel")
    panels[index].setAttribute("aria-labelledby", head.id)
    head.addEventListener("click", () => show(index))
  })
  const list = crel("div", { className: "desk-tabs", role: "tablist" }, heads)
  list.addEventListener("keydown", (event) => {
    const at = heads.indexOf(event.target)
    const rtl = getComputedStyle(list).direction === "rtl"
    const forward = rtl ? -1 : 1
    const step = { ArrowRight: forward, ArrowLeft: -forward }[event.key]
    if (!step || at < 0) return
    event.preventDefault()
    const next = (at + step + heads.length) % heads.length
    show(next)
    heads[next].focus()
  })
  show(first)
  return { doms: [list, ...panels], show }
}
