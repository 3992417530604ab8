// Boxes in a story's text: the pull quote and the fact box. They stand between
// the paragraphs, never in a list or a quote; see articles/arrangement.py.

import { crel, Extension, gettext as _, Node, pm } from "django-prose-editor/editor"
import { goBelow, insertBlock, isEmptyParagraph, place } from "desk/placing"

const { Decoration, DecorationSet } = pm.view
const { NodeSelection, Plugin } = pm.state

const box = ({ name, type, content, label, icon, shortcut, fill, empty }) =>
  Node.create({
    name,
    group: "block",
    content,
    defining: true,
    isolating: true,

    parseHTML: () => [{ tag: `aside[data-type="${type}"]` }],
    renderHTML: () => ["aside", { "data-type": type }, 0],

    addNodeView() {
      return () => {
        const contentDOM = crel("div")
        const dom = crel(
          "div",
          { className: `story-box story-box--${type}`, role: "group", "aria-label": label },
          [
            crel("span", {
              className: "story-box__name",
              contentEditable: "false",
              textContent: label,
            }),
            contentDOM,
          ],
        )
        const ignoreMutation = ({ type }) => type === "attributes"
        return { dom, contentDOM, ignoreMutation }
      }
    },

    addKeyboardShortcuts() {
      return { [shortcut]: ({ editor }) => toggleBox(editor, name, fill, empty) }
    },

    addMenuItems({ menu, buttons }) {
      menu.defineItem({
        name,
        groups: "newsroom",
        button: buttons.material(icon),
        active: (editor) => editor.isActive(name),
        command: (editor) => toggleBox(editor, name, fill, empty),
      })
    },
  })

// In a box of this kind: takes it away around its words. Otherwise whole chosen
// blocks go into a new one, some chosen words are repeated in one, and without
// either it is empty.
function toggleBox(editor, name, fill, empty) {
  const { selection } = editor.state
  const around = boxAround(selection.$from)
  if (around?.node.type.name === name) return lift(editor, around)
  if (around || selection.empty || selection instanceof NodeSelection)
    return insertBlock(editor, place(editor), { type: name, content: empty }, 2)
  const range = chosenBlocks(selection)
  if (range && !range.nodes)
    return insertBlock(editor, place(editor), { type: name, content: empty }, 2)
  const words = fill(range?.nodes ?? [chosenWords(editor, selection)])
  return insertBlock(editor, range ?? place(editor), { type: name, content: words }, 2)
}

function boxAround($from) {
  for (let depth = $from.depth; depth; depth--)
    if (["pullQuote", "factBox"].includes($from.node(depth).type.name))
      return { node: $from.node(depth), depth, pos: $from.before(depth) }
  return null
}

// The blocks of the top level, if the selection holds them from end to end or
// goes through several; null for a few words of one. `nodes` is null where
// something is chosen that has no place in a box.
function chosenBlocks({ $from, $to }) {
  const isWhole =
    $from.parentOffset === 0 && $to.parentOffset === $to.parent.content.size
  if ($from.sameParent($to) && !isWhole) return null
  const range = { from: 0, to: $to.doc.content.size, nodes: [] }
  if ($from.depth) range.from = $from.before(1)
  if ($to.depth) range.to = $to.after(1)
  $from.doc.nodesBetween(range.from, range.to, (node) => {
    if (!isEmptyParagraph(node)) range.nodes.push(node)
    return false
  })
  if (!range.nodes.every(({ type }) => OF_WORDS.includes(type.name))) range.nodes = null
  return range
}

const chosenWords = ({ schema, state }, { from, to }) =>
  schema.node("paragraph", null, state.doc.slice(from, to).content)

const paragraph = (content) => ({ type: "paragraph", content })
const wordsOf = (node) => node.content.toJSON() ?? []

// The words of any blocks as paragraphs.
function paragraphs(nodes) {
  const found = []
  for (const node of nodes)
    if (node.isTextblock) found.push(paragraph(wordsOf(node)))
    else node.forEach((child) => found.push(...paragraphs([child])))
  return found
}

const SOURCE = { type: "quoteSource" }
const OF_WORDS = ["paragraph", "heading", "bulletList", "orderedList", "blockquote"]
const IN_FACT_BOX = ["paragraph", "heading", "bulletList", "orderedList"]

export const PullQuote = box({
  name: "pullQuote",
  type: "pullquote",
  content: "paragraph+ quoteSource",
  label: _("Pull quote"),
  icon: "chat",
  shortcut: "Mod-Alt-q",
  fill: (nodes) => [...paragraphs(nodes), SOURCE],
  empty: [paragraph([]), SOURCE],
})

export const FactBox = box({
  name: "factBox",
  type: "factbox",
  content: "(paragraph | heading | bulletList | orderedList)+",
  label: _("Fact box"),
  icon: "fact_check",
  shortcut: "Mod-Alt-b",
  fill: (nodes) =>
    nodes.flatMap((node) =>
      IN_FACT_BOX.includes(node.type.name) ? [node.toJSON()] : paragraphs([node]),
    ),
  empty: [{ type: "heading", attrs: { level: 3 } }, paragraph([])],
})

// Who said it: always the last line of a pull quote, and not stored while empty.
export const QuoteSource = Node.create({
  name: "quoteSource",
  content: "text*",
  marks: "bold italic link",
  isolating: true,
  selectable: false,

  parseHTML: () => [
    {
      tag: 'aside[data-type="pullquote"] > p:last-child',
      priority: 60,
      contentElement: "cite",
      getAttrs: ({ firstElementChild: cite, textContent }) =>
        cite?.localName === "cite" && cite.textContent === textContent ? null : false,
    },
  ],
  renderHTML: () => ["p", ["cite", 0]],

  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => goToFacts(editor) || leave(editor) || goOn(editor),
      Backspace: ({ editor }) => goBack(editor) || takeAway(editor),
    }
  },
})

// ---- Keys in a box

// Enter leaves a box from a pull quote's source, and from an empty last paragraph,
// which goes away with it.
function leave(editor) {
  const { $from, empty } = editor.state.selection
  const around = boxAround($from)
  if (!around || !empty) return false
  const end = around.pos + around.node.nodeSize
  if ($from.parent.type.name === "quoteSource") return goBelow(editor, end)
  const index = $from.index(around.depth)
  const next = around.node.maybeChild(index + 1)
  const isLast = !next || next.type.name === "quoteSource"
  if (!isLast || index === 0 || !isEmptyParagraph($from.parent)) return false
  if ($from.depth !== around.depth + 1) return false
  const from = $from.before()
  editor.commands.deleteRange({ from, to: $from.after() })
  return goBelow(editor, end - 2)
}

// Enter in a pull quote: what comes after a paragraph may be the source, so the
// library does not know of what kind the new line is.
function goOn(editor) {
  const { $from } = editor.state.selection
  if (boxAround($from)?.node.type.name !== "pullQuote") return false
  return editor
    .chain()
    .deleteSelection()
    .command(({ tr }) => !!tr.split(tr.selection.from))
    .scrollIntoView()
    .run()
}

// Enter in the title of a new box goes to the empty line below it.
function goToFacts(editor) {
  const { $from, empty } = editor.state.selection
  const around = boxAround($from)
  if (!empty || around?.node.type.name !== "factBox") return false
  if ($from.parent.type.name !== "heading") return false
  if ($from.parentOffset < $from.parent.content.size) return false
  const next = around.node.maybeChild($from.index(around.depth) + 1)
  return isEmptyParagraph(next) && editor.commands.setTextSelection($from.after() + 1)
}

// Backspace at the start of the source goes back to the quote.
function goBack(editor) {
  const { $from, empty } = editor.state.selection
  if (!empty || $from.parent.type.name !== "quoteSource" || $from.parentOffset)
    return false
  return editor.commands.setTextSelection($from.before() - 1)
}

// Backspace at the start of a box takes the box away and leaves its words.
function takeAway(editor) {
  const { $from, empty } = editor.state.selection
  const around = boxAround($from)
  if (!around || !empty || $from.pos !== around.pos + 2) return false
  return lift(editor, around)
}

function lift(editor, { node, pos }) {
  const content = node.content.toJSON().filter(hasSubstance).map(asOutside)
  if (!content.length) content.push(paragraph([]))
  const range = { from: pos, to: pos + node.nodeSize }
  return insertBlock(editor, range, content)
}

const hasSubstance = ({ content }) => content?.length
const asOutside = (json) =>
  json.type === "quoteSource" ? { ...json, type: "paragraph" } : json

// ---- Hints

const hint = (node, parent, index) => {
  if (node.type.name === "quoteSource") return _("Who said it; it may stay empty")
  if (parent.type.name === "pullQuote" && !index) return _("The words to show large")
  if (parent.type.name !== "factBox") return null
  return node.type.name === "heading" ? _("Title of the box") : index === 1 && _("Facts")
}

// Says in the empty lines of a box what goes there, and keeps the headings in an
// order that a screen reader can follow: one without words is none, and a smaller
// one with no other before it stands right below the page's.
export const Hints = Extension.create({
  name: "hints",

  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        decorations({ doc }) {
          const found = []
          let isBelow = false // whether a subhead came before
          doc.descendants((node, pos, parent, index) => {
            if (!node.isTextblock) return
            const said = { ...hintOf(node, parent, index), ...levelOf(node, isBelow) }
            isBelow ||= node.type.name === "heading" && node.attrs.level === 2
            if (Object.keys(said).length)
              found.push(Decoration.node(pos, pos + node.nodeSize, said))
          })
          return DecorationSet.create(doc, found)
        },
      },
    }),
  ],
})

function hintOf(node, parent, index) {
  const words = !node.content.size && hint(node, parent, index)
  return words ? { class: "story-hint", "data-hint": words } : {}
}

function levelOf({ type, attrs, content }, isBelow) {
  if (type.name !== "heading") return {}
  if (!content.size) return { role: "presentation" }
  return attrs.level > 2 && !isBelow ? { "aria-level": "2" } : {}
}
