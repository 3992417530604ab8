// Galleries in a story's text: photos of the photo desk in a row, and a heading. The
// dialog chooses and orders them, by keyboard, by buttons or by dragging.

import { crel, gettext as _, Node } from "django-prose-editor/editor"
import { button, buttonRow, openDialog } from "desk/dialog"
import { fetchRows, searchList } from "desk/picker"
import {
  BlockView,
  captionedFigure,
  captionKeys,
  dataAttribute,
  deskLanguage,
  insertBlock,
  place,
  Rows,
} from "desk/placing"

const ngettext =
  window.ngettext ?? ((one, many, number) => (number === 1 ? one : many))
const PICKER_PAGE = 24 // photos that the picker answers at once
const MOST = 40 // photos, as LARGEST_GALLERY in articles/vocabulary.py

let photos = null // those of the page's galleries

function rowsOf(url) {
  photos ??= new Rows(
    (ids) =>
      fetchRows(
        url,
        ids.map((id) => ["id", id]),
      ),
    PICKER_PAGE,
  )
  return photos
}

// ---- The dialog

// Resolves with the rows in their order, two or more, or with null.
async function askForPhotos(url, chosen) {
  return openDialog(_("Gallery"), (close) => {
    const choice = new Choice(chosen)
    const search = crel(
      "div",
      {},
      searchList({
        label: _("Search photos"),
        count: (number) => ngettext("%s photo", "%s photos", number),
        failure: _("The photos could not be loaded. Please try again."),
        load: (words) => fetchRows(url, { q: words }),
        draw: (row) => [
          ...(row.thumb ? [crel("img", { src: row.thumb, alt: "" })] : []),
          crel("span", { dir: "auto", textContent: row.title }),
          crel("small", { dir: "auto", textContent: row.credit }),
        ],
        close: (row) => choice.add(row),
        className: "photo-picker",
      }),
    )
    const done = button(_("Use these photos"), () => {
      if (choice.rows.length >= 2) close(choice.rows)
      else choice.say(_("A gallery has at least two photos."))
    })
    return [
      search,
      choice.dom,
      buttonRow(done, button(_("Cancel"), () => close(null))),
    ]
  })
}

class Choice {
  constructor(rows) {
    this.rows = [...rows]
    this.status = crel("p", { role: "status" })
    this.list = crel("ol", { className: "gallery-choice" })
    this.list.setAttribute("aria-label", _("Photos of the gallery"))
    this.dom = crel("div", {}, [
      crel("h3", { textContent: _("Photos of the gallery") }),
      this.status,
      this.list,
    ])
    this.draw()
    this.say("")
  }

  say(words) {
    const number = this.rows.length
    const count = ngettext("%s photo chosen", "%s photos chosen", number)
    this.status.textContent = words || count.replace("%s", number)
  }

  add(row) {
    if (this.rows.some(({ id }) => id === row.id))
      return this.say(_("This photo is in the gallery already."))
    if (this.rows.length >= MOST)
      return this.say(_("A gallery has at most %s photos.").replace("%s", MOST))
    this.rows.push(row)
    this.draw()
    this.say("")
  }

  // To another place; the focus goes along.
  move(from, to, control = "") {
    if (to < 0 || to >= this.rows.length || from === to) return
    this.rows.splice(to, 0, ...this.rows.splice(from, 1))
    this.draw()
    this.list.children[to].querySelector(control || "button").focus()
    this.say(
      _("Photo %s of %s")
        .replace("%s", to + 1)
        .replace("%s", this.rows.length),
    )
  }

  drop(at) {
    this.rows.splice(at, 1)
    this.draw()
    const next = this.list.children[Math.min(at, this.rows.length - 1)]
    next?.querySelector("button").focus()
    this.say("")
  }

  draw() {
    this.list.replaceChildren(...this.rows.map((row, at) => this.item(row, at)))
  }

  item(row, at) {
    const named = (words, label, name, press) => {
      const dom = button(words, press)
      dom.dataset.do = name
      dom.setAttribute("aria-label", `${label}: ${row.title}`)
      return dom
    }
    const item = crel("li", { className: "gallery-choice__photo", draggable: true }, [
      ...(row.thumb ? [crel("img", { src: row.thumb, alt: "", draggable: false })] : []),
      crel("span", { dir: "auto", textContent: row.title }),
      named("↑", _("Earlier"), "up", () => this.move(at, at - 1, "[data-do=up]")),
      named("↓", _("Later"), "down", () => this.move(at, at + 1, "[data-do=down]")),
      named("×", _("Take out"), "out", () => this.drop(at)),
    ])
    item.addEventListener("keydown", (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
      if (!step || !event.altKey) return
      event.preventDefault()
      this.move(at, at + step)
    })
    item.addEventListener("dragstart", (event) => {
      this.dragged = at
      event.dataTransfer.effectAllowed = "move"
      event.dataTransfer.setData("text/plain", String(at))
    })
    item.addEventListener("dragover", (event) => {
      if (this.dragged !== undefined) event.preventDefault()
    })
    item.addEventListener("drop", (event) => {
      event.preventDefault()
      if (this.dragged !== undefined) this.move(this.dragged, at)
      this.dragged = undefined
    })
    item.addEventListener("dragend", () => {
      this.dragged = undefined
    })
    return item
  }
}

// ---- In the text

const idsOf = (node) => (node.attrs.gallery ?? "").split(",").filter(Boolean)
const listed = (rows) => rows.map(({ id }) => id).join(",")

class GalleryView extends BlockView {
  constructor(given, url) {
    super(given)
    this.url = url
    this.strip = crel("div", { className: "story-gallery__photos" })
    this.needs = crel("p", { className: "story-photo__needs", ...deskLanguage() })
    this.contentDOM = crel("figcaption", { "data-hint": _("Heading of the gallery") })
    const head = crel("div", { contentEditable: "false" }, [
      crel("strong", { textContent: _("Gallery"), ...deskLanguage() }),
      this.strip,
      this.needs,
    ])
    this.controls.append(
      button(_("Choose and order the photos"), () => this.change()),
      button(_("Remove the gallery"), this.remove),
    )
    this.dom = crel("figure", { className: "story-card" }, [
      this.leadsIn(head),
      this.contentDOM,
    ])
    this.update(this.node)
  }

  update(node) {
    if (node.type.name !== "gallery") return false
    this.node = node
    const { gallery } = node.attrs
    if (gallery !== this.shown) this.show((this.shown = gallery))
    return true
  }

  async rows() {
    const rows = rowsOf(this.url)
    const ids = idsOf(this.node)
    return Promise.all(
      ids.map(async (id) => {
        try {
          return (await rows.get(id)) ?? { id, title: _("This photo is missing.") }
        } catch {
          rows.forget(id)
          return { id, title: _("This photo could not be loaded.") }
        }
      }),
    )
  }

  async show(gallery) {
    const rows = await this.rows()
    if (gallery !== this.shown) return
    this.strip.replaceChildren(
      ...rows.map((row) =>
        row.thumb
          ? crel("img", { src: row.thumb, alt: row.alt || row.title, title: row.title })
          : crel("span", { dir: "auto", textContent: row.title }),
      ),
    )
    this.needs.textContent = rows
      .filter((row) => row.needs?.length)
      .map((row) => `${row.title}: ${row.needs.join(" ")}`)
      .join(" ")
  }

  async change() {
    const rows = await askForPhotos(this.url, await this.rows())
    if (rows) {
      for (const row of rows) rowsOf(this.url).learn(row)
      this.set("gallery", listed(rows))
    }
    this.editor.view.focus()
  }
}

export const Gallery = Node.create({
  name: "gallery",
  group: "block",
  content: "inline*",
  draggable: true,
  isolating: true,
  defining: true,

  addOptions: () => ({ pickerUrl: "" }),
  addAttributes: () => dataAttribute("gallery"),
  ...captionedFigure("gallery"),

  addNodeView() {
    return (given) => new GalleryView(given, this.options.pickerUrl)
  },

  addCommands() {
    return {
      insertGallery:
        () =>
        ({ editor }) => {
          addGallery(editor, this.options.pickerUrl)
          return true
        },
    }
  },

  addKeyboardShortcuts() {
    return {
      "Mod-Alt-g": ({ editor }) => editor.commands.insertGallery(),
      ...captionKeys("gallery"),
    }
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "gallery",
      groups: "newsroom",
      priority: 119,
      button: buttons.material("photo_library"),
      active: (editor) => editor.isActive("gallery"),
      command: (editor) => editor.commands.insertGallery(),
    })
  },
})

async function addGallery(editor, url) {
  const range = place(editor)
  const rows = await askForPhotos(url, [])
  if (!rows) return editor.view.focus()
  for (const row of rows) rowsOf(url).learn(row)
  insertBlock(editor, range, { type: "gallery", attrs: { gallery: listed(rows) } })
}
