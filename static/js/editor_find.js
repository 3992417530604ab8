// Find and replace in a story's text: a bar above it, and what is found marked.
// The browser's own search stays as it is.

import { crel, Extension, gettext as _, pm } from "django-prose-editor/editor"
import { button } from "desk/dialog"

const { Plugin, PluginKey, TextSelection } = pm.state
const { Decoration, DecorationSet } = pm.view

const ngettext =
  window.ngettext ?? ((one, many, number) => (number === 1 ? one : many))

const KEY = new PluginKey("finding")
const NOTHING = { words: "", isCase: false, found: [], at: -1 }

// Arabic keyboards write two letters of Persian with signs of their own.
const VARIANTS = { ي: "[يی]", ی: "[يی]", ك: "[كک]", ک: "[كک]" }

function pattern({ words, isCase }) {
  const escaped = words
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replace(/[يیكک]/g, (letter) => VARIANTS[letter])
  return new RegExp(escaped, isCase ? "gu" : "giu")
}

// Places of the words, in every paragraph. A line break or a picture between two
// words counts as one sign, so that places in the string are places in the text.
function placesOf(doc, search) {
  const found = []
  if (!search.words) return found
  const sought = pattern(search)
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return
    const text = node.textBetween(0, node.content.size, "\n", "\n")
    for (const { index, 0: hit } of text.matchAll(sought))
      found.push({ from: pos + 1 + index, to: pos + 1 + index + hit.length })
  })
  return found
}

const marks = ({ found, at }, doc) =>
  DecorationSet.create(
    doc,
    found.map(({ from, to }, index) =>
      Decoration.inline(from, to, {
        class: index === at ? "story-found story-found--here" : "story-found",
      }),
    ),
  )

const finding = () =>
  new Plugin({
    key: KEY,
    state: {
      init: () => NOTHING,
      apply(tr, before) {
        const search = { ...before, ...tr.getMeta(KEY) }
        if (tr.docChanged || tr.getMeta(KEY)) search.found = placesOf(tr.doc, search)
        if (search.at >= search.found.length) search.at = search.found.length - 1
        return search
      },
    },
    props: { decorations: (state) => marks(KEY.getState(state), state.doc) },
  })

// ---- The bar

class FindBar {
  constructor(editor) {
    this.editor = editor
    this.find = field(_("Find"))
    this.replacement = field(_("Replace with"))
    this.isCase = crel("input", { type: "checkbox" })
    this.status = crel("p", { className: "find-bar__status", role: "status" })
    this.dom = crel(
      "div",
      { className: "find-bar", role: "search", "aria-label": _("Find and replace"), hidden: true },
      [
        this.find.dom,
        button(_("Previous"), () => this.step(-1)),
        button(_("Next"), () => this.step(1)),
        crel("label", { className: "find-bar__case" }, [this.isCase, _("Match case")]),
        this.replacement.dom,
        button(_("Replace"), () => this.replace()),
        button(_("Replace all"), () => this.replaceAll()),
        this.status,
        button(_("Close"), () => this.close()),
      ],
    )
    this.find.input.addEventListener("input", () => this.search())
    this.isCase.addEventListener("change", () => this.search())
    this.dom.addEventListener("keydown", (event) => this.key(event))
    // Its fields are the bar's own, no part of the story.
    for (const type of ["input", "change"])
      this.dom.addEventListener(type, (event) => event.stopPropagation())
  }

  get state() {
    return KEY.getState(this.editor.state)
  }

  key(event) {
    if (event.key === "Escape") {
      event.stopPropagation()
      this.close()
    } else if (event.key === "Enter" && event.target.type !== "button") {
      event.preventDefault() // it would save the story
      if (event.target === this.replacement.input) this.replace()
      else this.step(event.shiftKey ? -1 : 1)
    }
  }

  tell(meta) {
    const { tr } = this.editor.state
    this.editor.view.dispatch(tr.setMeta(KEY, meta).setMeta("addToHistory", false))
  }

  open() {
    const { from, to, empty } = this.editor.state.selection
    const chosen = this.editor.state.doc.textBetween(from, to, "\n")
    this.dom.hidden = false
    if (!empty && !chosen.includes("\n")) this.find.input.value = chosen
    this.find.input.focus()
    this.find.input.select()
    this.search()
  }

  close() {
    this.dom.hidden = true
    this.tell(NOTHING)
    this.editor.view.focus()
  }

  // Begins at the cursor, so that looking for what is chosen finds it there.
  search() {
    this.tell({ words: this.find.input.value, isCase: this.isCase.checked, at: -1 })
    const { from } = this.editor.state.selection
    const { found } = this.state
    const next = found.findIndex((place) => place.from >= from)
    if (found.length) this.goTo(next < 0 ? 0 : next)
    else this.say()
  }

  step(by) {
    const { found, at } = this.state
    if (found.length) this.goTo((at + by + found.length) % found.length)
    else this.say()
  }

  goTo(at) {
    const { from, to } = this.state.found[at]
    const { tr } = this.editor.state
    const selection = TextSelection.create(tr.doc, from, to)
    this.editor.view.dispatch(tr.setSelection(selection).setMeta(KEY, { at }))
    this.show()
    this.say()
  }

  show() {
    const here = this.editor.view.dom.querySelector(".story-found--here")
    here?.scrollIntoView({ block: "center" })
  }

  say() {
    const { words, found, at } = this.state
    const numbers = { "%(at)s": at + 1, "%(all)s": found.length }
    const counted = _("%(at)s of %(all)s").replace(/%\(\w+\)s/g, (name) => numbers[name])
    const told = found.length ? counted : _("Not found")
    this.status.textContent = words ? told : ""
  }

  replace() {
    const { found, at } = this.state
    if (!found[at]) return this.step(1)
    const { from, to } = found[at]
    const words = this.replacement.input.value
    this.write(this.editor.state.tr, [{ from, to }], words)
    const next = this.state.found.findIndex((place) => place.from >= from + words.length)
    if (this.state.found.length) this.goTo(Math.max(next, 0))
    else this.say()
  }

  replaceAll() {
    const { found } = this.state
    this.write(this.editor.state.tr, found, this.replacement.input.value)
    this.status.textContent = ngettext(
      "%s place was replaced.",
      "%s places were replaced.",
      found.length,
    ).replace("%s", found.length)
  }

  // From the end to the beginning, so that places stay true; marks stay as they are.
  write(tr, places, words) {
    for (const { from, to } of places.toReversed())
      if (words) tr.insertText(words, from, to)
      else tr.delete(from, to)
    this.editor.view.dispatch(tr)
  }
}

function field(label) {
  const input = crel("input", { type: "text", dir: "auto", autocomplete: "off" })
  const dom = crel("label", { className: "find-bar__field" }, [
    crel("span", { textContent: label }),
    input,
  ])
  return { input, dom }
}

export const Finding = Extension.create({
  name: "finding",

  addStorage: () => ({ bar: null }),
  addProseMirrorPlugins: () => [finding()],

  addKeyboardShortcuts() {
    return { "Mod-Alt-f": ({ editor }) => openBar(editor) }
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "find",
      groups: "tools",
      button: buttons.material("find_replace"),
      command: (editor) => openBar(editor),
    })
  },
})

function openBar(editor) {
  const { storage } = editor
  if (!storage.finding.bar) {
    storage.finding.bar = new FindBar(editor)
    const toolbar = editor.view.dom.parentElement.querySelector(".prose-menubar")
    toolbar.after(storage.finding.bar.dom)
  }
  storage.finding.bar.open()
  return true
}
