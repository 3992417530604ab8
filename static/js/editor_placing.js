// Where things go in a text, and what the editor's own blocks have in common.
// The import map calls this module "desk/placing".

import { crel, pm } from "django-prose-editor/editor"

// The textarea that the editor stands for: the form says there what it is about.
export const textareaOf = (editor) =>
  editor.view.dom.closest(".prose-editor").querySelector(":scope > textarea")

// Where a new block goes: in place of the empty paragraph that holds the cursor,
// or below the block of the top level that does. To be read before a dialog
// opens. insertContent() would write over the selection, so over a chosen photo.
export function place(editor) {
  const { $to, to } = editor.state.selection
  if (!$to.depth) return { from: to, to }
  const end = $to.after(1)
  const isEmpty = $to.depth === 1 && isEmptyParagraph($to.parent)
  return { from: isEmpty ? $to.before(1) : end, to: end }
}

export const isEmptyParagraph = (node) =>
  node?.type.name === "paragraph" && node.content.size === 0

// Puts a block there; the cursor goes that far into it.
export function insertBlock(editor, range, content, cursor = 1) {
  editor.view.focus() // at once: the library's own command waits for a frame
  return editor
    .chain()
    .insertContentAt(range, content)
    .command(({ tr }) => {
      const at = tr.doc.resolve(Math.min(range.from + cursor, tr.doc.content.size))
      tr.setSelection(pm.state.Selection.near(at))
      return true
    })
    .scrollIntoView()
    .run()
}

// Sets the cursor into the empty paragraph at this place, a new one if there is
// none: how Enter leaves a caption or a box.
export function goBelow(editor, at) {
  const chain = editor.chain()
  if (!isEmptyParagraph(editor.state.doc.nodeAt(at)))
    chain.insertContentAt(at, { type: "paragraph" })
  return chain
    .setTextSelection(at + 1)
    .scrollIntoView()
    .run()
}

// An attribute stored as data-…, as it is written: Tiptap's own reader would turn
// "12" into a number. Nothing is written for null.
export const dataAttribute = (name, fallback = null) => ({
  [name]: {
    default: fallback,
    parseHTML: (element) => element.getAttribute(`data-${name}`) ?? fallback,
    renderHTML: (attributes) =>
      attributes[name] === null ? {} : { [`data-${name}`]: attributes[name] },
  },
})

// How a node is stored as a figure whose words are its caption.
export const captionedFigure = (name) => ({
  parseHTML: () => [
    {
      tag: `figure[data-${name}]`,
      contentElement: (figure) => figure.querySelector("figcaption") ?? figure,
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes, ["figcaption", 0]],
})

// Asks a picker for rows by their numbers, those of a whole text at once and each
// only one time. `fetchRows` is given the numbers.
export class Rows {
  constructor(fetchRows, page) {
    this.fetchRows = fetchRows
    this.page = page // rows that the picker answers at once
    this.known = new Map() // number: promise of its row, undefined when it is gone
    this.batch = null
  }

  get(id) {
    if (!this.known.has(id)) {
      if (!this.batch || this.batch.ids.length === this.page) this.startBatch()
      const { ids, rows } = this.batch
      ids.push(id)
      this.known.set(
        id,
        rows.then((found) => found.find((row) => String(row.id) === id)),
      )
    }
    return this.known.get(id)
  }

  startBatch() {
    const ids = []
    const rows = Promise.resolve().then(() => {
      this.batch = null
      return this.fetchRows(ids)
    })
    this.batch = { ids, rows }
  }

  learn(row) {
    this.known.set(String(row.id), Promise.resolve(row))
  }

  forget(id) {
    this.known.delete(id)
  }
}

export function deskLanguage() {
  const { lang, dir } = document.documentElement
  return { lang, dir: dir || "ltr" }
}

// A block whose words are a caption, with a row of controls below it. They are
// there only while the cursor is in the block: Tab would otherwise stop at every
// control of the text, and many would have one name.
export class BlockView {
  constructor({ node, editor, getPos }) {
    Object.assign(this, { node, editor, getPos })
    this.controls = crel("div", {
      className: "story-block__controls",
      contentEditable: "false",
      ...deskLanguage(), // not that of the text
    })
    this.follow = () => this.showControls()
    editor.on("transaction", this.follow)
    queueMicrotask(this.follow) // drawn again, it has had no transaction yet
  }

  showControls() {
    const at = this.getPos()
    if (at === undefined) return
    const { from, to } = this.editor.state.selection
    const isHere = from >= at && to <= at + this.node.nodeSize
    if (!isHere || !this.editor.isEditable) this.controls.remove()
    else if (!this.controls.parentElement) this.dom.append(this.controls)
  }

  // A click beside the caption goes into it: the browser would go nowhere.
  leadsIn(dom) {
    dom.addEventListener("click", () => {
      const end = this.getPos() + 1 + this.node.content.size
      this.editor.view.focus()
      this.editor.commands.setTextSelection(end)
    })
    return dom
  }

  set(name, value) {
    const { tr } = this.editor.state
    this.editor.view.dispatch(tr.setNodeAttribute(this.getPos(), name, value))
  }

  remove = () => {
    const at = this.getPos()
    this.editor.view.focus()
    this.editor.commands.deleteRange({ from: at, to: at + this.node.nodeSize })
  }

  // What happens in the controls is no typing in the text.
  stopEvent = ({ target }) => this.controls.contains(target)

  // Only the caption's words are text. Read as typing, a loaded picture or a
  // placeholder would make ProseMirror draw this view again, and again.
  ignoreMutation = ({ type, target }) =>
    type !== "selection" && (type === "attributes" || !this.contentDOM?.contains(target))

  destroy() {
    this.editor.off("transaction", this.follow)
  }
}

// The block of this kind that is chosen, or that holds the cursor in its caption.
export function blockAround({ $from, node, from }, name) {
  if (node?.type.name === name) return { node, pos: from }
  if ($from.parent.type.name === name) return { node: $from.parent, pos: $from.before() }
  return null
}

// The keys of a block with a caption: Enter leaves it for the paragraph below;
// Backspace at its start chooses the block, a second one removes it.
export const captionKeys = (name) => ({
  Enter: ({ editor }) => {
    const { $from } = editor.state.selection
    return $from.parent.type.name === name && goBelow(editor, $from.after())
  },
  Backspace: ({ editor }) => {
    const { $from, empty } = editor.state.selection
    if (!empty || $from.parent.type.name !== name || $from.parentOffset) return false
    return editor.commands.setNodeSelection($from.before())
  },
})
