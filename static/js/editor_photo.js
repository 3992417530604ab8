// Photos in a story's text: a reference to the photo desk's picture, a caption,
// and what is said of it here. The picker is a JSON page of the photo admin.

import { crel, gettext as _, Node, pm } from "django-prose-editor/editor"
import { button, openDialog } from "desk/dialog"
import { pickPhoto } from "desk/photo-picker"
import { pastedPicture } from "desk/photo-upload"
import { fetchRows } from "desk/picker"
import {
  BlockView,
  captionedFigure,
  captionKeys,
  dataAttribute,
  deskLanguage,
  insertBlock,
  place,
  Rows,
  textareaOf,
} from "desk/placing"

const PICKER_PAGE = 24 // photos that the picker answers at once
const LAYOUTS = {
  inline: _("As wide as the text"),
  wide: _("Wider than the text"),
  full: _("As wide as the page"),
}

let photos = null // those of the page's text

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

// Resolves with the row of a photo, chosen or new, that is known from now on.
async function askForPhoto(editor, url, file) {
  const uploadUrl = textareaOf(editor).dataset.photoUpload
  const row = await pickPhoto(url, { uploadUrl, file })
  if (row) rowsOf(url).learn(row)
  return row
}

async function insertPhoto(editor, url, file = null) {
  const range = place(editor)
  const row = await askForPhoto(editor, url, file)
  if (!row) return editor.view.focus()
  insertBlock(editor, range, { type: "photo", attrs: { photo: String(row.id) } })
}

const askToKeepCaption = (caption) =>
  openDialog(_("Does this caption fit the new photo?"), (close) => [
    crel("blockquote", { textContent: caption, dir: "auto" }),
    button(_("Keep the caption"), () => close(true)),
    button(_("Remove the caption"), () => close(false)),
  ])

// A photo in the editor: the picture, a caption to write in, and below it what
// is said of the photo here. An empty caption stands for the photo's own, which
// shows as the hint.
class PhotoView extends BlockView {
  constructor(given, url) {
    super(given)
    this.url = url
    this.image = crel("img", { alt: "" })
    this.credit = crel("small", { dir: "auto" })
    this.needs = crel("p", { className: "story-photo__needs", ...deskLanguage() })
    this.file = crel("span", {
      className: "story-photo__file",
      contentEditable: "false",
      hidden: true,
    })
    this.contentDOM = crel("figcaption")
    const picture = crel("div", { contentEditable: "false" }, [
      this.image,
      this.credit,
      this.needs,
    ])
    const line = crel("div", { className: "story-photo__caption" }, [
      this.file,
      this.contentDOM,
    ])
    this.buildControls()
    this.dom = crel("figure", { className: "story-photo" }, [
      this.leadsIn(picture),
      line,
    ])
    this.update(this.node)
  }

  buildControls() {
    this.layout = choice(LAYOUTS, (value) => this.set("layout", value))
    this.isFile = choice({ "": "", yes: _("Yes"), no: _("No") }, (value) =>
      this.set("file", value || null),
    )
    this.alt = crel("input", { type: "text", maxLength: 400, dir: "auto" })
    this.alt.addEventListener("input", () => this.set("alt", this.alt.value || null))
    this.alt.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return
      event.preventDefault() // it would save the story
      this.editor.view.focus()
    })
    this.controls.append(
      labelled(_("Width"), this.layout),
      labelled(_("File photo"), this.isFile),
      labelled(_("Alternative text here"), this.alt),
      button(_("Choose another photo"), () => this.change()),
      button(_("Remove the photo"), this.remove),
    )
  }

  update(node) {
    if (node.type.name !== "photo") return false
    this.node = node
    const { photo, layout, file, alt } = node.attrs
    this.dom.dataset.layout = layout
    this.layout.value = layout
    this.isFile.value = file ?? ""
    if (this.alt.value !== (alt ?? "")) this.alt.value = alt ?? ""
    if (photo !== this.id) this.show((this.id = photo))
    else this.showUse()
    return true
  }

  async show(id) {
    const rows = rowsOf(this.url)
    try {
      const row = await rows.get(id)
      if (id === this.id) this.fill(row)
    } catch {
      rows.forget(id)
      this.credit.textContent = _("This photo could not be loaded.")
    }
  }

  fill(row) {
    this.row = row
    this.image.hidden = !row?.thumb
    if (row?.thumb) this.image.src = row.thumb
    this.credit.textContent = row ? row.credit : _("This photo is missing.")
    this.needs.textContent = row?.needs?.join(" ") ?? ""
    this.contentDOM.dataset.hint = row?.caption || row?.title || _("Caption")
    this.alt.placeholder = row?.alt ?? ""
    const says = row?.is_file ? _("As the photo says: yes") : _("As the photo says: no")
    this.isFile.options[0].textContent =
      row?.is_file === undefined ? _("As the photo says") : says
    this.showUse()
  }

  // What is said here, or what the photo says.
  showUse() {
    const { alt, file } = this.node.attrs
    this.image.alt = alt || this.row?.alt || ""
    this.file.hidden = !(file ? file === "yes" : this.row?.is_file)
    // Said as readers will see it, in the language of the edition.
    if (!this.file.hidden)
      this.file.textContent = textareaOf(this.editor).dataset.fileWords ?? _("FILE - ")
  }

  async change() {
    const row = await askForPhoto(this.editor, this.url)
    if (!row) return this.editor.view.focus()
    // The wrong words under a photo are worse than none.
    const caption = this.node.textContent
    const keep = caption === "" || (await askToKeepCaption(caption))
    if (keep !== null) this.exchange(row, keep)
    this.editor.view.focus()
  }

  exchange(row, keepCaption) {
    const at = this.getPos()
    const { tr } = this.editor.state
    if (!keepCaption) tr.delete(at + 1, at + 1 + this.node.content.size)
    tr.setNodeAttribute(at, "photo", String(row.id))
    tr.setNodeAttribute(at, "alt", null)
    tr.setNodeAttribute(at, "file", null)
    this.editor.view.dispatch(tr)
  }
}

function choice(options, onChange) {
  const dom = crel(
    "select",
    {},
    Object.entries(options).map(([value, textContent]) =>
      crel("option", { value, textContent }),
    ),
  )
  dom.addEventListener("change", () => onChange(dom.value))
  return dom
}

const labelled = (words, control) =>
  crel("label", {}, [crel("span", { textContent: words }), control])

export const Photo = Node.create({
  name: "photo",
  group: "block",
  content: "inline*",
  draggable: true,
  isolating: true,
  defining: true,

  addOptions: () => ({ pickerUrl: "" }),
  addAttributes: () => ({
    ...dataAttribute("photo"),
    ...dataAttribute("layout", "inline"),
    ...dataAttribute("file"),
    ...dataAttribute("alt"),
  }),
  ...captionedFigure("photo"),

  addNodeView() {
    return (given) => new PhotoView(given, this.options.pickerUrl)
  },

  addCommands() {
    return {
      insertPhoto:
        (file) =>
        ({ editor }) => {
          insertPhoto(editor, this.options.pickerUrl, file)
          return true
        },
    }
  },

  addKeyboardShortcuts() {
    return {
      "Mod-Alt-p": ({ editor }) => editor.commands.insertPhoto(),
      ...captionKeys("photo"),
    }
  },

  // A picture that is pasted or dropped into the text is a new one to upload.
  // Word puts a picture of any copied words beside the words themselves.
  addProseMirrorPlugins() {
    const { editor } = this
    const take = (data) => {
      const file = pastedPicture(data)
      const words = data?.getData("text/html") || data?.getData("text/plain")
      if (!file || words || !textareaOf(editor).dataset.photoUpload) return false
      return editor.commands.insertPhoto(file)
    }
    return [
      new pm.state.Plugin({
        props: {
          handlePaste: (_view, { clipboardData }) => take(clipboardData),
          handleDrop: (_view, event) => {
            if (!event.dataTransfer?.files.length) return false
            event.preventDefault() // the browser would leave the story for the file
            take(event.dataTransfer)
            return true
          },
        },
      }),
    ]
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "photo",
      groups: "newsroom",
      priority: 120,
      button: buttons.material("add_photo_alternate"),
      active: (editor) => editor.isActive("photo"),
      command: (editor) => editor.commands.insertPhoto(),
    })
  },
})
