// The marks and nodes of a story's text that the editor library lacks; photos are
// in editor_photo.js. What is stored of each is said in articles/prose.py: a new
// one is an entry there and an export of the same name here.

import {
  crel,
  Extension,
  gettext as _,
  Link,
  ListItem as LibraryListItem,
  Mark,
} from "django-prose-editor/editor"
import { button, openDialog } from "desk/dialog"

// ---- Links

// The same rule as checked_link() in articles/prose.py, which has the last word.
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
function askForLink(current) {
  return openDialog(_("Link"), (close) => {
    const input = crel("input", {
      id: "editor-link",
      type: "text",
      inputMode: "url",
      value: current,
      "aria-describedby": "editor-link-error",
    })
    const label = crel("label", {
      htmlFor: input.id,
      textContent: _("Web address"),
    })
    const error = crel("p", {
      id: "editor-link-error",
      className: "editor-dialog__error",
      role: "alert",
    })
    const form = crel("form", { noValidate: true }, [
      label,
      input,
      error,
      button(_("Set link")),
      ...(current ? [button(_("Remove link"), () => close(""))] : []),
      button(_("Cancel"), () => close(null)),
    ])
    form.addEventListener("submit", (event) => {
      event.preventDefault()
      const address = checkedLink(input.value)
      if (address) return close(address)
      error.textContent = _(
        "Enter a full web address, an e-mail address, or a path that starts with one slash.",
      )
      input.setAttribute("aria-invalid", "true")
      input.focus()
    })
    return [form]
  })
}

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
          if (editor.state.selection.empty && !editor.isActive("link")) return false
          changeLink(editor)
          return true
        },
    }
  },
})

async function changeLink(editor) {
  const address = await askForLink(editor.getAttributes("link").href ?? "")
  const chain = editor.chain().focus()
  if (address) chain.extendMarkRange("link").setLink({ href: address })
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
      enabled: (editor) => editor.isActive("blockquote"),
      command: toggleCite,
    })
  },
})

const toggleCite = (editor) =>
  editor.isActive("blockquote") && editor.chain().focus().toggleMark("cite").run()

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
