// The marks and plain blocks of a story's text, where the editor library lacks
// them or knows better than the writer. What is stored of each is said in
// articles/vocabulary.py: a new one is an entry there and an export of the same
// name here, or in the modules for boxes, photos and cards.

import {
  BulletList as LibraryBulletList,
  Extension,
  gettext as _,
  HorizontalRule as LibraryHorizontalRule,
  Link,
  ListItem as LibraryListItem,
  Mark,
  OrderedList as LibraryOrderedList,
  wrappingInputRule,
} from "django-prose-editor/editor"
import { askForAddress } from "desk/dialog"

// ---- Links

// The same rule as checked_link() in articles/vocabulary.py, which has the last word.
const LINK =
  /^(?:https?:\/\/[^\s/\\?#@<>"]+(?:[/?#][^\s\\<>"]*)?|mailto:[^\s@\\<>"]+@[^\s\\<>"]+|tel:[+\d().-]+|\/(?![/\\])[^\s\\<>"]*)$/i
const MAIL_ADDRESS = /^[^\s/:@]+@[^\s/:@]+\.[^\s/:@]+$/
const BARE_DOMAIN = /^(?:[\p{L}\d-]+\.)+\p{L}{2,}(?:[:/?#]|$)/u

const isLink = (address) => LINK.test(address.trim())

// What was typed into the dialog as an address that may be stored, or null.
export function checkedLink(typed) {
  let address = typed.trim().replaceAll(" ", "%20")
  if (MAIL_ADDRESS.test(address)) address = `mailto:${address}`
  else if (BARE_DOMAIN.test(address)) address = `https://${address}`
  return isLink(address) ? address : null
}

// Resolves with an address, with "" to remove the link, or with null.
const askForLink = (current) =>
  askForAddress(_("Link"), {
    current,
    set: _("Set link"),
    remove: _("Remove link"),
    check: checkedLink,
    refusal: _(
      "Enter a full web address, an e-mail address, or a path that starts with one slash.",
    ),
  })

// The library's link with an own dialog: the stock one takes "javascript:".
export const CheckedLink = Link.extend({
  addOptions() {
    return {
      ...this.parent?.(),
      defaultProtocol: "https",
      isAllowedUri: isLink,
      // "Booking.com" in a sentence is a name, not a link.
      shouldAutoLink: (text) => /^https?:\/\//i.test(text),
    }
  },

  addCommands() {
    return {
      ...this.parent?.(),
      addLink:
        () =>
        ({ editor }) => {
          changeLink(editor)
          return true
        },
    }
  },

  addMenuItems({ menu, buttons }) {
    this.parent?.({ menu, buttons })
    menu.defineItem({
      name: "link",
      groups: "link",
      priority: 110,
      button: buttons.material("insert_link"),
      active: (editor) => editor.isActive("link"),
      command: changeLink,
    })
  },
})

// Where no words are chosen, the address itself is the link's words.
async function changeLink(editor) {
  const isWordless = editor.state.selection.empty && !editor.isActive("link")
  const address = await askForLink(editor.getAttributes("link").href ?? "")
  editor.view.focus()
  const chain = editor.chain()
  if (address && isWordless)
    chain.insertContent({
      type: "text",
      text: address.replace(/^(https?:\/\/|mailto:|tel:)/i, ""),
      marks: [{ type: "link", attrs: { href: address } }],
    })
  else if (address) chain.extendMarkRange("link").setLink({ href: address })
  else if (address === "") chain.unsetLink()
  chain.run()
}

// ---- Words and blocks

// Who said it, or where it was said: the source of a quote.
export const Cite = Mark.create({
  name: "cite",
  parseHTML: () => [{ tag: "cite" }],
  renderHTML: () => ["cite", 0],

  addKeyboardShortcuts() {
    return { "Mod-Alt-c": ({ editor }) => toggleCite(editor) }
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "cite",
      groups: "marks",
      button: buttons.material("person"),
      active: (editor) => editor.isActive("cite"),
      hidden: (editor) => !editor.isActive("blockquote") && !inPullQuote(editor),
      command: toggleCite,
    })
  },
})

const inPullQuote = (editor) => editor.isActive("pullQuote")

// A pull quote has a line for its source; in other quotes some words are marked.
function toggleCite(editor) {
  if (inPullQuote(editor)) return goToSource(editor)
  return (
    editor.isActive("blockquote") && editor.chain().focus().toggleMark("cite").run()
  )
}

function goToSource(editor) {
  const { $from } = editor.state.selection
  return editor
    .chain()
    .focus()
    .setTextSelection($from.end(1) - 1)
    .run()
}

// Keeps the language and direction that a block came with. Blocks without
// either follow their own first letter, by editor.css.
export const BlockLanguage = Extension.create({
  name: "blockLanguage",
  addGlobalAttributes: () => [
    {
      types: [
        "paragraph",
        "heading",
        "blockquote",
        "bulletList",
        "orderedList",
        "listItem",
      ],
      attributes: { dir: { default: null }, lang: { default: null } },
    },
  ],
})

// Takes the place of the library's, which gives Tab to indenting: here Tab
// always leaves the editor, in a list too.
export const ListItem = LibraryListItem.extend({
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => editor.commands.splitListItem(this.name),
      "Mod-]": ({ editor }) => editor.commands.sinkListItem(this.name),
      "Mod-[": ({ editor }) => editor.commands.liftListItem(this.name),
    }
  },
})

// ---- Typing

// What is typed stays as it is typed. The library takes three dashes for a line,
// a dash for a list (in Spanish it begins an answer), "1945. " for the list's
// item 1945, and a pasted "Dr. Kim" for the item Dr of a list.
export const HorizontalRule = LibraryHorizontalRule.extend({ addInputRules: () => [] })

export const BulletList = LibraryBulletList.extend({
  addInputRules() {
    return [wrappingInputRule({ find: /^\*\s$/, type: this.type })]
  },
})

export const OrderedList = LibraryOrderedList.extend({
  addInputRules() {
    return [wrappingInputRule({ find: /^1\.\s$/, type: this.type })]
  },
  addProseMirrorPlugins: () => [],
})
