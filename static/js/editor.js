// The editor of a story's text: one for each textarea with the preset "article".
// What it may hold is said in articles/vocabulary.py and arrives as configuration in
// the textarea's attribute. Without this script the textarea stays and works.

import * as library from "django-prose-editor/editor"

const { crel, gettext: _ } = library
const ngettext =
  window.ngettext ?? ((one, many, number) => (number === 1 ? one : many))
const PRESET = "data-django-prose-editor-article"

// Who may change what is typed (## to a subhead) and what is pasted (addresses to
// links). Nobody else: quotes, dashes and dots stay as they come.
const CHANGES_TYPING = "heading bold italic bulletList orderedList blockquote".split(" ")
const CHANGES_PASTE = ["link"]

async function create(plain) {
  if (plain.closest(".prose-editor")) return
  const extensions = await loadExtensions(JSON.parse(plain.getAttribute(PRESET)))
  // A copy goes on below the editor: who found the plain field before it was
  // hidden must not wait for it to show again.
  const textarea = plain.cloneNode(true)
  textarea.value = plain.value
  const element = crel("div", { className: "prose-editor" })
  plain.replaceWith(element)
  element.append(textarea)
  const label = textarea.labels[0]

  const editor = new library.Editor({
    element,
    extensions,
    content: textarea.value,
    editable: !textarea.disabled,
    injectCSS: false, // a style tag without nonce; the rules are in editor.css
    enableInputRules: CHANGES_TYPING,
    enablePasteRules: CHANGES_PASTE,
    editorProps: {
      attributes: areaAttributes(textarea, label),
      scrollMargin: roomAround(element),
      scrollThreshold: roomAround(element),
    },
    onCreate({ editor }) {
      // Only now is there a toolbar.
      makeToolbar(element.querySelector(".prose-menubar"), editor)
      keepTextarea(textarea, editor)
      showCount(element, editor)
      textarea.dispatchEvent(
        new CustomEvent("prose-editor:ready", {
          bubbles: true,
          detail: { editor, textarea },
        }),
      )
    },
  })
  label?.addEventListener("click", () => editor.commands.focus())
}

async function loadExtensions({ extensions, js_modules: modules }) {
  const ours = await Promise.all(modules.map((url) => import(url)))
  const known = Object.assign({}, library, ...ours)
  return Object.entries(extensions).map(([name, options]) => {
    if (!known[name]) throw new Error(`The editor has no extension ${name}.`)
    return typeof options === "object" ? known[name].configure(options) : known[name]
  })
}

// The area is named and described as the textarea is, and written in the
// language of the edition: the form puts data-dir and data-lang on the textarea.
function areaAttributes(textarea, label) {
  const attributes = {
    role: "textbox",
    "aria-multiline": "true",
    "aria-label": label?.textContent.trim().replace(/:$/, "") || _("Text"),
    spellcheck: "true", // it underlines, and changes nothing
    autocorrect: "off",
    dir: textarea.dataset.dir,
    lang: textarea.dataset.lang,
  }
  for (const name of ["aria-describedby", "aria-invalid"])
    attributes[name] = textarea.getAttribute(name)
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value))
}

// Writes the text back at every change. The empty paragraph that the editor
// keeps at the end is no text: opening a story must not count as an edit.
// editor.isEmpty is no help, it is true for a body of one photo.
function keepTextarea(textarea, editor) {
  const text = () => editor.getHTML().replace(/(<p[^>]*><\/p>)+$/, "")
  let last = text()
  editor.on("update", () => {
    const now = text()
    if (now === last) return
    textarea.value = last = now
    textarea.dispatchEvent(new Event("input", { bubbles: true }))
  })
}

// The cursor is kept out from under the toolbar and the bar below the form.
function roomAround(element) {
  const height = (bar) => (bar ? bar.offsetHeight + 16 : 16)
  return {
    left: 0,
    right: 0,
    get top() {
      return height(element.querySelector(".prose-menubar"))
    },
    get bottom() {
      return height(document.querySelector(".desk-bar"))
    },
  }
}

// ---- The number of words

// The same rule as word_count() in articles/prose.py: Chinese and Japanese signs
// count one by one.
const SIGN = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/g
const READ_IN_A_MINUTE = 230

function wordCount(doc) {
  const text = doc.textBetween(0, doc.content.size, "\n", "\n")
  const signs = text.match(SIGN)?.length ?? 0
  const words = text.replace(SIGN, " ").split(/\s+/)
  return signs + words.filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

// To be looked at, not announced: it changes with every word.
function showCount(element, editor) {
  const dom = crel("p", { className: "story-count", role: "status", "aria-live": "off" })
  const show = () => {
    const words = wordCount(editor.state.doc)
    const minutes = Math.max(1, Math.round(words / READ_IN_A_MINUTE))
    const count = ngettext("%s word", "%s words", words).replace("%s", words)
    const time = ngettext("about %s minute to read", "about %s minutes to read", minutes)
    dom.textContent = words ? `${count} · ${time.replace("%s", minutes)}` : count
  }
  element.append(dom)
  editor.on("update", show)
  show()
}

// ---- The toolbar

const LABELS = {
  paragraph: _("Paragraph (Ctrl+Alt+0)"),
  heading2: _("Subhead (Ctrl+Alt+2)"),
  heading3: _("Smaller subhead (Ctrl+Alt+3)"),
  bulletList: _("List with bullets (Ctrl+Shift+8)"),
  orderedList: _("Numbered list (Ctrl+Shift+7)"),
  blockquote: _("Quote (Ctrl+Shift+B)"),
  horizontalRule: _("Line between two parts"),
  photo: _("Photo (Ctrl+Alt+P)"),
  gallery: _("Gallery of photos (Ctrl+Alt+G)"),
  recording: _("Recording (Ctrl+Alt+M)"),
  pullQuote: _("Pull quote (Ctrl+Alt+Q)"),
  factBox: _("Fact box (Ctrl+Alt+B)"),
  embed: _("Embed (Ctrl+Alt+E)"),
  relatedStory: _("Related story (Ctrl+Alt+R)"),
  bold: _("Bold (Ctrl+B)"),
  italic: _("Italic (Ctrl+I)"),
  subscript: _("Subscript (Ctrl+,)"),
  superscript: _("Superscript (Ctrl+.)"),
  cite: _("Source of a quote (Ctrl+Alt+C)"),
  link: _("Link (Ctrl+K)"),
  unlink: _("Remove link"),
  "history:undo": _("Undo (Ctrl+Z)"),
  "history:redo": _("Redo (Ctrl+Shift+Z)"),
  find: _("Find and replace (Ctrl+Alt+F)"),
  shortcuts: _("Keyboard shortcuts (Ctrl+Alt+H)"),
}
const DO_SOMETHING = [
  ...["photo", "gallery", "recording", "embed", "relatedStory"],
  ...["link", "unlink", "horizontalRule", "find", "shortcuts"],
]

// An ARIA toolbar: one tab stop, arrow keys inside, mirrored from right to left.
function makeToolbar(bar, editor) {
  bar.setAttribute("role", "toolbar")
  bar.setAttribute("aria-label", _("Formatting"))
  const buttons = [...bar.querySelectorAll("button")]
  for (const button of buttons) nameButton(button)
  const shown = () => buttons.filter((button) => button.offsetParent)
  let stop = buttons[0]

  const refresh = () => {
    if (!stop.offsetParent) stop = shown()[0] ?? stop
    for (const button of buttons) {
      button.tabIndex = button === stop ? 0 : -1
      describeState(button)
    }
  }
  const moveTo = (button) => {
    stop = button
    refresh()
    stop.focus()
  }
  bar.addEventListener("keydown", (event) => {
    const next = nextButton(event, shown(), bar)
    if (!next) return
    event.preventDefault()
    moveTo(next)
  })
  editor.on("transaction", refresh)
  refresh()
}

function nameButton(button) {
  const label = LABELS[button.dataset.name]
  if (!label) return
  button.title = label
  button.setAttribute("aria-label", label)
}

function describeState(button) {
  const { name } = button.dataset
  if (!DO_SOMETHING.includes(name) && !name.startsWith("history:"))
    button.setAttribute("aria-pressed", button.classList.contains("active"))
  button.setAttribute("aria-disabled", button.classList.contains("disabled"))
}

function nextButton(event, shown, bar) {
  const at = shown.indexOf(event.target)
  if (event.key === "Home") return shown[0]
  if (event.key === "End") return shown.at(-1)
  const forward = getComputedStyle(bar).direction === "rtl" ? -1 : 1
  const step = { ArrowRight: forward, ArrowLeft: -forward }[event.key]
  return step && at >= 0 ? shown.at((at + step) % shown.length) : null
}

library.initializeEditors((textarea) => {
  create(textarea).catch(console.error)
}, `[${PRESET}]`)
