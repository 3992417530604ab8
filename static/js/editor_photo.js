// Photos in a story's text: a reference to the photo desk's picture, a layout and
// a caption. The picker is a JSON page of the photo admin.

import { crel, gettext as _, Node } from "django-prose-editor/editor"
import { button, openDialog } from "desk/dialog"
import { fetchPhotos, pickPhoto } from "desk/photo-picker"

const PICKER_PAGE = 24 // photos that the picker answers at once

// Photos already in the text are asked for together, not one by one.
const photos = new Map() // id: promise of its row, undefined when it is gone
let batch = null

function photo(url, id) {
  if (!photos.has(id)) {
    if (!batch || batch.ids.length === PICKER_PAGE) batch = startBatch(url)
    batch.ids.push(id)
    photos.set(
      id,
      batch.rows.then((rows) => rows.find((row) => String(row.id) === id)),
    )
  }
  return photos.get(id)
}

function startBatch(url) {
  const ids = []
  const rows = Promise.resolve().then(() => {
    batch = null
    return fetchPhotos(
      url,
      ids.map((id) => ["id", id]),
    )
  })
  return { ids, rows }
}

const askToKeepCaption = (caption) =>
  openDialog(_("Does this caption fit the new photo?"), (close) => [
    crel("blockquote", { textContent: caption }),
    button(_("Keep the caption"), () => close(true)),
    button(_("Remove the caption"), () => close(false)),
  ])

// Where a photo goes: below the block of the top level that holds the cursor.
// To be read before a dialog opens. insertContent() would write over the
// selection, so over a selected photo.
function below(editor) {
  const { $to, to } = editor.state.selection
  return $to.depth ? $to.after(1) : to
}

async function insertPhoto(editor, url) {
  const at = below(editor)
  const row = await pickPhoto(url)
  const chain = editor.chain().focus()
  if (row) {
    photos.set(String(row.id), Promise.resolve(row))
    const content = { type: "photo", attrs: { photo: String(row.id) } }
    chain.insertContentAt(at, content).setTextSelection(at + 1)
  }
  chain.run()
}

async function changePhoto(editor, url) {
  const { pos, node } = photoAround(editor.state.selection)
  const row = await pickPhoto(url)
  if (!row) return editor.commands.focus()
  photos.set(String(row.id), Promise.resolve(row))
  // The wrong caption under a photo is worse than none.
  const keep = node.textContent === "" || (await askToKeepCaption(node.textContent))
  if (keep === null) return editor.commands.focus()
  const chain = editor.chain().focus()
  if (!keep)
    chain.deleteRange({ from: pos + 1, to: pos + 1 + node.content.size })
  chain.updateAttributes("photo", { photo: String(row.id) }).run()
}

// The photo that is selected, or whose caption holds the cursor.
function photoAround({ $from, node, from }) {
  if (node?.type.name === "photo") return { node, pos: from }
  return { node: $from.parent, pos: $from.before() }
}

// Enter leaves the caption for the paragraph below, a new one if there is none.
function leaveCaption(editor) {
  const { $from } = editor.state.selection
  if ($from.parent.type.name !== "photo") return false
  const after = $from.after()
  const next = editor.state.doc.nodeAt(after)
  const chain = editor.chain()
  if (next?.type.name !== "paragraph" || next.content.size)
    chain.insertContentAt(after, { type: "paragraph" })
  return chain.setTextSelection(after + 1).run()
}

// Backspace at the start of a caption selects the photo, a second one removes it.
function selectPhoto(editor) {
  const { $from, empty } = editor.state.selection
  if (!empty || $from.parent.type.name !== "photo" || $from.parentOffset) return false
  return editor.commands.setNodeSelection($from.before())
}

const dataAttribute = (name, fallback = null) => ({
  [name]: {
    default: fallback,
    // Tiptap's own reader would turn "12" into a number.
    parseHTML: (element) => element.getAttribute(`data-${name}`) ?? fallback,
    renderHTML: (attributes) => ({ [`data-${name}`]: attributes[name] }),
  },
})

// A photo in the editor: the picture as it is, and a caption to write in. An
// empty caption stands for the photo's own, which shows as the placeholder.
class PhotoView {
  constructor(node, url) {
    this.url = url
    this.image = crel("img", { alt: "" })
    this.credit = crel("small")
    this.contentDOM = crel("figcaption")
    const picture = crel("div", { contentEditable: "false" }, [
      this.image,
      this.credit,
    ])
    this.dom = crel("figure", { className: "story-photo" }, [
      picture,
      this.contentDOM,
    ])
    this.update(node)
  }

  update(node) {
    if (node.type.name !== "photo") return false
    this.dom.dataset.layout = node.attrs.layout
    if (node.attrs.photo !== this.id) this.show((this.id = node.attrs.photo))
    return true
  }

  async show(id) {
    try {
      const row = await photo(this.url, id)
      if (id === this.id) this.fill(row)
    } catch {
      photos.delete(id)
      this.credit.textContent = _("This photo could not be loaded.")
    }
  }

  fill(row) {
    this.image.hidden = !row?.thumb
    if (row?.thumb) this.image.src = row.thumb
    this.image.alt = row?.alt ?? ""
    this.credit.textContent = row ? row.credit : _("This photo is missing.")
    this.contentDOM.dataset.placeholder = row?.title || _("Caption")
  }

  // Only the caption's words are text. Read as typing, the loaded picture or the
  // placeholder would make ProseMirror draw this view again, and again.
  ignoreMutation = ({ type, target }) =>
    type === "attributes" || !this.contentDOM.contains(target)
}

const LAYOUTS = {
  inline: "width_normal",
  wide: "width_wide",
  full: "width_full",
}

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
  }),
  parseHTML: () => [
    {
      tag: "figure[data-photo]",
      contentElement: (figure) => figure.querySelector("figcaption") ?? figure,
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes, ["figcaption", 0]],

  addNodeView() {
    return ({ node }) => new PhotoView(node, this.options.pickerUrl)
  },

  addCommands() {
    return {
      insertPhoto:
        () =>
        ({ editor }) => {
          insertPhoto(editor, this.options.pickerUrl)
          return true
        },
    }
  },

  addKeyboardShortcuts() {
    return {
      "Mod-Alt-p": ({ editor }) => editor.commands.insertPhoto(),
      Enter: ({ editor }) => leaveCaption(editor),
      Backspace: ({ editor }) => selectPhoto(editor),
    }
  },

  addMenuItems({ menu, buttons }) {
    const { pickerUrl } = this.options
    menu.defineItem({
      name: "photo",
      groups: "newsroom",
      button: buttons.material("add_photo_alternate"),
      command: (editor) => editor.commands.insertPhoto(),
    })
    const onPhoto = (name, icon, item) =>
      menu.defineItem({
        name,
        groups: "photo",
        button: buttons.material(icon),
        hidden: (editor) => !editor.isActive("photo"),
        ...item,
      })
    onPhoto("changePhoto", "cached", {
      command: (editor) => changePhoto(editor, pickerUrl),
    })
    for (const [layout, icon] of Object.entries(LAYOUTS))
      onPhoto(`photo-${layout}`, icon, {
        active: (editor) => editor.isActive("photo", { layout }),
        command: (editor) => editor.commands.updateAttributes("photo", { layout }),
      })
  },
})
