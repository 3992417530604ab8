// Marks the paragraphs that colleagues wrote notes on. The marks are decorations: they
// stand in the margin of the screen, never in the text that is saved.
//
// Who keeps the notes (desk_notes.js) speaks to the text by events on it, each with a
// `detail` that is read or filled:
//   notes:blocks  fills `blocks`, the paragraphs as {pos, text}
//   notes:here    fills `words`, the paragraph with the cursor
//   notes:mark    reads `marks`, as {pos, notes: [number]}
//   notes:go      reads `note` or `pos`, moves the cursor there and fills `found`
// and hears notes:write from it when somebody presses the key.

import { Extension, pm } from "django-prose-editor/editor"

const { Plugin, PluginKey, TextSelection } = pm.state
const { Decoration, DecorationSet } = pm.view

const KEY = new PluginKey("noteMarks")

function blocksOf(doc) {
  const blocks = []
  doc.descendants((node, pos) => {
    if (node.isTextblock) blocks.push({ pos, text: textOf(node) })
  })
  return blocks
}

const textOf = (node) => node.textBetween(0, node.content.size, "\n", "\n")

// A chosen photo has no paragraph around it, but its caption.
function wordsHere({ $from, node }) {
  if (node) return node.textContent
  return $from.parent.isTextblock ? textOf($from.parent) : ""
}

function decorations(doc, marks) {
  const found = marks.map(({ pos, notes }) => [pos, doc.nodeAt(pos), notes])
  return DecorationSet.create(
    doc,
    found
      .filter(([, node]) => node)
      .map(([pos, node, notes]) =>
        Decoration.node(pos, pos + node.nodeSize, { class: "story-noted" }, { notes }),
      ),
  )
}

function placeOf(view, { note, pos }) {
  if (pos !== undefined) return pos
  const marked = KEY.getState(view.state).find()
  return marked.find(({ spec }) => spec.notes.includes(note))?.from
}

function goTo(view, detail) {
  const pos = placeOf(view, detail)
  if (pos === undefined) return
  const { tr } = view.state
  const there = TextSelection.near(tr.doc.resolve(pos + 1))
  view.focus()
  view.dispatch(tr.setSelection(there).scrollIntoView())
  detail.found = true
}

function listeners(view) {
  return {
    "notes:blocks": ({ detail }) => {
      detail.blocks = blocksOf(view.state.doc)
    },
    "notes:here": ({ detail }) => {
      detail.words = wordsHere(view.state.selection)
    },
    "notes:mark": ({ detail }) => {
      const { tr } = view.state
      view.dispatch(tr.setMeta(KEY, detail.marks).setMeta("addToHistory", false))
    },
    "notes:go": ({ detail }) => goTo(view, detail),
  }
}

const noteMarks = () =>
  new Plugin({
    key: KEY,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, before) {
        const marks = tr.getMeta(KEY)
        return marks ? decorations(tr.doc, marks) : before.map(tr.mapping, tr.doc)
      },
    },
    props: { decorations: (state) => KEY.getState(state) },
    view(view) {
      const heard = Object.entries(listeners(view))
      for (const [name, hear] of heard) view.dom.addEventListener(name, hear)
      return {
        destroy() {
          for (const [name, hear] of heard) view.dom.removeEventListener(name, hear)
        },
      }
    },
  })

export const NoteMarks = Extension.create({
  name: "noteMarks",

  addProseMirrorPlugins: () => [noteMarks()],

  // Where nobody keeps notes, as on a story not saved yet, the key does nothing.
  addKeyboardShortcuts() {
    return {
      "Mod-Alt-n": ({ editor }) =>
        !editor.view.dom.dispatchEvent(
          new CustomEvent("notes:write", { bubbles: true, cancelable: true }),
        ),
    }
  },
})
