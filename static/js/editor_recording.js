// Recordings in a story's text: a reference to the recordings desk, and a caption.

import { crel, gettext as _, Node } from "django-prose-editor/editor"
import { button } from "desk/dialog"
import { fetchRows, pickRow } from "desk/picker"
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
const PICKER_PAGE = 24 // recordings that the picker answers at once

let recordings = null // those of the page's text

function rowsOf(url) {
  recordings ??= new Rows(
    (ids) =>
      fetchRows(
        url,
        ids.map((id) => ["id", id]),
      ),
    PICKER_PAGE,
  )
  return recordings
}

async function pickRecording(url) {
  const row = await pickRow({
    title: _("Choose a recording"),
    label: _("Search recordings"),
    count: (number) => ngettext("%s recording", "%s recordings", number),
    failure: _("The recordings could not be loaded. Please try again."),
    load: (words) => fetchRows(url, { q: words }),
    draw: (found) => [
      crel("strong", { dir: "auto", textContent: found.title }),
      crel("small", { textContent: `${found.kind}, ${found.length}` }),
      ...found.needs.map((need) =>
        crel("small", { className: "desk-row__need", textContent: need }),
      ),
    ],
  })
  if (row) rowsOf(url).learn(row)
  return row
}

class RecordingView extends BlockView {
  constructor(given, url) {
    super(given)
    this.url = url
    this.image = crel("img", { alt: "", hidden: true })
    this.title = crel("strong", { dir: "auto" })
    this.facts = crel("small", { dir: "auto" })
    this.needs = crel("p", { className: "story-photo__needs", ...deskLanguage() })
    this.contentDOM = crel("figcaption", { "data-hint": _("Caption") })
    const head = crel("div", { contentEditable: "false" }, [
      this.image,
      this.title,
      " ",
      this.facts,
      this.needs,
    ])
    this.controls.append(
      button(_("Choose another recording"), () => this.change()),
      button(_("Remove the recording"), this.remove),
    )
    this.dom = crel("figure", { className: "story-card story-photo" }, [
      this.leadsIn(head),
      this.contentDOM,
    ])
    this.update(this.node)
  }

  update(node) {
    if (node.type.name !== "recording") return false
    this.node = node
    const id = node.attrs.recording
    if (id !== this.id) this.show((this.id = id))
    return true
  }

  async show(id) {
    const rows = rowsOf(this.url)
    try {
      const row = await rows.get(id)
      if (id === this.id) this.fill(row)
    } catch {
      rows.forget(id)
      this.title.textContent = _("This recording could not be loaded.")
    }
  }

  fill(row) {
    this.image.hidden = !row?.thumb
    if (row?.thumb) this.image.src = row.thumb
    this.title.textContent = row?.title ?? _("This recording is missing.")
    this.facts.textContent = row
      ? [row.kind, row.length, row.credit].filter(Boolean).join(", ")
      : ""
    this.needs.textContent = row?.needs.join(" ") ?? ""
  }

  async change() {
    const row = await pickRecording(this.url)
    if (row) this.set("recording", String(row.id))
    this.editor.view.focus()
  }
}

export const Recording = Node.create({
  name: "recording",
  group: "block",
  content: "inline*",
  draggable: true,
  isolating: true,
  defining: true,

  addOptions: () => ({ pickerUrl: "" }),
  addAttributes: () => dataAttribute("recording"),
  ...captionedFigure("recording"),

  addNodeView() {
    return (given) => new RecordingView(given, this.options.pickerUrl)
  },

  addCommands() {
    return {
      insertRecording:
        () =>
        ({ editor }) => {
          addRecording(editor, this.options.pickerUrl)
          return true
        },
    }
  },

  addKeyboardShortcuts() {
    return {
      "Mod-Alt-m": ({ editor }) => editor.commands.insertRecording(),
      ...captionKeys("recording"),
    }
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "recording",
      groups: "newsroom",
      priority: 118,
      button: buttons.material("video_library"),
      active: (editor) => editor.isActive("recording"),
      command: (editor) => editor.commands.insertRecording(),
    })
  },
})

async function addRecording(editor, url) {
  const range = place(editor)
  const row = await pickRecording(url)
  if (!row) return editor.view.focus()
  insertBlock(editor, range, {
    type: "recording",
    attrs: { recording: String(row.id) },
  })
}
