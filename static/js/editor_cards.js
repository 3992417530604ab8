// Cards in a story's text: an embed, which points to a page on another site, and
// a related story of the same edition.

import { crel, gettext as _, Node } from "django-prose-editor/editor"
import { askForAddress, button } from "desk/dialog"
import { fetchRows, pickRow } from "desk/picker"
import {
  BlockView,
  blockAround,
  captionedFigure,
  captionKeys,
  dataAttribute,
  goBelow,
  insertBlock,
  place,
  Rows,
  textareaOf,
} from "desk/placing"

const ngettext =
  window.ngettext ?? ((one, many, number) => (number === 1 ? one : many))

// ---- Embeds

// The same rule as checked_embed() in articles/vocabulary.py, which has the last
// word. `sites` are the names of the sites by host.
export function checkedEmbed(typed, sites) {
  const address = typed.trim()
  const withScheme = /^[a-z]+:/i.test(address) ? address : `https://${address}`
  if (!URL.canParse(withScheme)) return null
  const url = new URL(withScheme)
  if (url.protocol === "http:") url.protocol = "https:"
  const isPlain = !url.port && !url.username && !url.password
  const isGood = url.protocol === "https:" && isPlain && sites[url.host]
  return isGood && !/[\\<>"\s]/.test(url.href) && url.href.length < 1900
    ? url.href
    : null
}

const named = (sites) => [...new Set(Object.values(sites))].join(", ")

const askForEmbed = (sites, current = "") =>
  askForAddress(_("Embed"), {
    current,
    set: current ? _("Change the embed") : _("Add the embed"),
    check: (typed) => checkedEmbed(typed, sites),
    hint: _("The address of a post, video, sound or chart on: %s.").replace(
      "%s",
      named(sites),
    ),
    refusal: _("Only pages on these sites can be shown: %s.").replace(
      "%s",
      named(sites),
    ),
  })

class EmbedView extends BlockView {
  constructor(given, sites) {
    super(given)
    this.sites = sites
    this.name = crel("strong")
    this.address = crel("span", { className: "story-card__address", dir: "ltr" })
    this.contentDOM = crel("figcaption", {
      "data-hint": _("What it is, for example: Video of the landing"),
    })
    const head = crel("div", { contentEditable: "false" }, [this.name, " ", this.address])
    this.controls.append(
      button(_("Change the embed"), () => this.change()),
      button(_("Remove the embed"), this.remove),
    )
    this.dom = crel("figure", { className: "story-card" }, [
      this.leadsIn(head),
      this.contentDOM,
    ])
    this.update(this.node)
  }

  update(node) {
    if (node.type.name !== "embed") return false
    this.node = node
    const { embed } = node.attrs
    const host = URL.canParse(embed) ? new URL(embed).host : ""
    this.name.textContent = this.sites[host] ?? _("This site cannot be shown.")
    this.address.textContent = embed
    return true
  }

  async change() {
    const address = await askForEmbed(this.sites, this.node.attrs.embed)
    if (address) this.set("embed", address)
    this.editor.view.focus()
  }
}

export const Embed = Node.create({
  name: "embed",
  group: "block",
  content: "inline*",
  draggable: true,
  isolating: true,
  defining: true,

  addOptions: () => ({ sites: {} }),
  addAttributes: () => dataAttribute("embed"),
  ...captionedFigure("embed"),

  addNodeView() {
    return (given) => new EmbedView(given, this.options.sites)
  },

  addCommands() {
    return {
      insertEmbed:
        () =>
        ({ editor }) => {
          addEmbed(editor, this.options.sites)
          return true
        },
    }
  },

  addKeyboardShortcuts() {
    return {
      "Mod-Alt-e": ({ editor }) => editor.commands.insertEmbed(),
      ...captionKeys("embed"),
    }
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "embed",
      groups: "newsroom",
      button: buttons.material("smart_display"),
      active: (editor) => editor.isActive("embed"),
      command: (editor) => editor.commands.insertEmbed(),
    })
  },
})

async function addEmbed(editor, sites) {
  const range = place(editor)
  const embed = await askForEmbed(sites)
  if (!embed) return editor.view.focus()
  insertBlock(editor, range, { type: "embed", attrs: { embed } })
}

// ---- Related stories

const STORIES_PAGE = 20
let stories = null // one text, one edition

function storyQuery(editor) {
  const textarea = textareaOf(editor)
  const edition = textarea.form?.elements.namedItem("edition")?.value
  return { edition: textarea.dataset.edition ?? edition ?? "" }
}

function rowsOf(editor, url) {
  stories ??= new Rows(
    (ids) =>
      fetchRows(url, [
        ...Object.entries(storyQuery(editor)),
        ...ids.map((id) => ["id", id]),
      ]),
    STORIES_PAGE,
  )
  return stories
}

const pickStory = (editor, url) =>
  pickRow({
    title: _("Related story"),
    label: _("Search stories"),
    count: (number) => ngettext("%s story", "%s stories", number),
    failure: _("The stories could not be loaded. Please try again."),
    load: (words) => fetchRows(url, { ...storyQuery(editor), q: words }),
    draw: (row) => [
      crel("strong", { dir: "auto", textContent: row.title }),
      crel("small", { textContent: `${row.state}. ${row.when}` }),
    ],
  })

class RelatedView extends BlockView {
  constructor(given, url) {
    super(given)
    this.url = url
    this.name = crel("strong", { textContent: _("Related story") })
    this.title = crel("span", { className: "story-card__title", dir: "auto" })
    this.state = crel("small")
    this.controls.append(
      button(_("Choose another story"), () => this.change()),
      button(_("Remove the related story"), this.remove),
    )
    this.dom = crel("div", { className: "story-card story-card--row", role: "group" }, [
      this.name,
      this.title,
      this.state,
    ])
    this.dom.setAttribute("aria-label", _("Related story"))
    this.update(this.node)
  }

  update(node) {
    if (node.type.name !== "relatedStory") return false
    this.node = node
    if (node.attrs.related !== this.id) this.show((this.id = node.attrs.related))
    return true
  }

  async show(id) {
    const rows = rowsOf(this.editor, this.url)
    try {
      const row = await rows.get(id)
      if (id !== this.id) return
      this.title.textContent = row?.title ?? _("This story is not in this edition.")
      this.state.textContent = row?.state ?? ""
    } catch {
      rows.forget(id)
      this.title.textContent = _("This story could not be loaded.")
    }
  }

  async change() {
    const row = await pickStory(this.editor, this.url)
    if (row) {
      rowsOf(this.editor, this.url).learn(row)
      this.set("related", String(row.id))
    }
    this.editor.view.focus()
  }
}

export const RelatedStory = Node.create({
  name: "relatedStory",
  group: "block",
  atom: true,
  draggable: true,

  addOptions: () => ({ pickerUrl: "" }),
  addAttributes: () => dataAttribute("related"),
  parseHTML: () => [{ tag: "aside[data-related]" }],
  renderHTML: ({ HTMLAttributes }) => ["aside", HTMLAttributes],

  addNodeView() {
    return (given) => new RelatedView(given, this.options.pickerUrl)
  },

  addCommands() {
    return {
      insertRelated:
        () =>
        ({ editor }) => {
          addRelated(editor, this.options.pickerUrl)
          return true
        },
    }
  },

  addKeyboardShortcuts() {
    return {
      "Mod-Alt-r": ({ editor }) => editor.commands.insertRelated(),
      Enter: ({ editor }) => leaveRelated(editor),
    }
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "relatedStory",
      groups: "newsroom",
      button: buttons.material("article"),
      active: (editor) => editor.isActive("relatedStory"),
      command: (editor) => editor.commands.insertRelated(),
    })
  },
})

async function addRelated(editor, url) {
  const range = place(editor)
  const row = await pickStory(editor, url)
  if (!row) return editor.view.focus()
  rowsOf(editor, url).learn(row)
  insertBlock(editor, range, {
    type: "relatedStory",
    attrs: { related: String(row.id) },
  })
  goBelow(editor, range.from + 1)
}

// A chosen related story holds no cursor: Enter goes to the paragraph below.
function leaveRelated(editor) {
  const { selection } = editor.state
  return !!blockAround(selection, "relatedStory") && goBelow(editor, selection.to)
}
