// The list of the editor's shortcuts, and shortcuts on every keyboard.

import { crel, Extension, gettext as _, pm } from "django-prose-editor/editor"
import { button, openDialog } from "desk/dialog"

const GROUPS = [
  [
    _("Words"),
    [
      ["Ctrl+B", _("Bold")],
      ["Ctrl+I", _("Italic")],
      ["Ctrl+K", _("Link")],
      ["Ctrl+,", _("Subscript")],
      ["Ctrl+.", _("Superscript")],
      ["Ctrl+Alt+C", _("Source of a quote")],
    ],
  ],
  [
    _("Paragraphs"),
    [
      ["Ctrl+Alt+0", _("Paragraph")],
      ["Ctrl+Alt+2", _("Subhead")],
      ["Ctrl+Alt+3", _("Smaller subhead")],
      ["Ctrl+Shift+8", _("List with bullets")],
      ["Ctrl+Shift+7", _("Numbered list")],
      ["Ctrl+]", _("List item one step in")],
      ["Ctrl+[", _("List item one step out")],
      ["Ctrl+Shift+B", _("Quote")],
      ["Shift+Enter", _("New line in the same paragraph")],
    ],
  ],
  [
    _("Insert"),
    [
      ["Ctrl+Alt+P", _("Photo")],
      ["Ctrl+Alt+G", _("Gallery of photos")],
      ["Ctrl+Alt+M", _("Recording")],
      ["Ctrl+Alt+Q", _("Pull quote")],
      ["Ctrl+Alt+B", _("Fact box")],
      ["Ctrl+Alt+E", _("Embed")],
      ["Ctrl+Alt+R", _("Related story")],
      ["Enter", _("Leave a caption, or a box from its empty last line")],
      ["Backspace", _("At the start of a box: take the box away, keep the words")],
    ],
  ],
  [
    _("Text"),
    [
      ["Ctrl+Z", _("Undo")],
      ["Ctrl+Shift+Z", _("Redo")],
      ["Ctrl+Alt+F", _("Find and replace")],
      ["Ctrl+Alt+N", _("Note to colleagues on this paragraph")],
      ["Shift+Tab", _("To the toolbar; arrow keys move in it")],
      ["Ctrl+Alt+H", _("This list")],
    ],
  ],
]

const MAC = { Ctrl: "⌘", Alt: "⌥", Shift: "⇧" }
const isMac = /Mac|iP(hone|[oa]d)/.test(navigator.platform)

function keys(shortcut) {
  const names = shortcut.split("+").map((name) => (isMac && MAC[name]) || name)
  const parts = names.flatMap((name) => ["+", crel("kbd", { textContent: name })])
  return crel("dt", { dir: "ltr" }, parts.slice(1))
}

const list = (shortcuts) =>
  crel(
    "dl",
    { className: "shortcut-list" },
    shortcuts.map(([shortcut, what]) =>
      crel("div", {}, [keys(shortcut), crel("dd", { textContent: what })]),
    ),
  )

async function showHelp(editor) {
  await openDialog(_("Keyboard shortcuts"), (close) => [
    button(_("Close"), () => close(null)), // first: below the list it would be out of sight
    ...GROUPS.flatMap(([title, shortcuts]) => [
      crel("h3", { textContent: title }),
      list(shortcuts),
    ]),
  ])
  editor.view.focus()
}

// On Windows, Ctrl+Alt with a Persian or Russian keyboard gives that keyboard's
// letter, which no shortcut has: it is asked for again by the key's place. Not so
// with Latin letters: Ctrl+Alt is how a Polish keyboard writes ę.
const byPlace = () =>
  new pm.state.Plugin({
    props: {
      handleKeyDown(view, event) {
        const place = /^Key([A-Z])$/.exec(event.code)?.[1].toLowerCase()
        const isOther = place && /^(?!\p{Script=Latin})\p{L}$/u.test(event.key)
        if (!isOther || !event.ctrlKey || !event.altKey) return false
        const plain = new KeyboardEvent("keydown", {
          key: place,
          code: event.code,
          ctrlKey: true,
          altKey: true,
          shiftKey: event.shiftKey,
        })
        return view.someProp("handleKeyDown", (handle) => handle(view, plain)) ?? false
      },
    },
  })

export const ShortcutHelp = Extension.create({
  name: "shortcutHelp",

  addProseMirrorPlugins: () => [byPlace()],

  addKeyboardShortcuts() {
    return {
      "Mod-Alt-h": ({ editor }) => {
        showHelp(editor)
        return true
      },
    }
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "shortcuts",
      groups: "tools",
      priority: 90,
      button: buttons.material("keyboard"),
      command: showHelp,
    })
  },
})
