// The editor's dialogs. The import map calls this module "desk/dialog".

import { crel } from "django-prose-editor/editor"

// A modal dialog over the form. `build` is given a function that closes it with
// a result, and answers its contents; Escape and Cancel close it with null.
// It stands in the body, not in the admin's form: forms cannot be nested, and
// Enter in a field would save the story.
export function openDialog(title, build) {
  return new Promise((resolve) => {
    let result = null
    const close = (value) => {
      result = value
      dialog.close()
    }
    const heading = crel("h2", { id: "editor-dialog-title", textContent: title })
    const dialog = crel(
      "dialog",
      { className: "editor-dialog", "aria-labelledby": heading.id },
      [heading, ...build(close)],
    )
    dialog.addEventListener("close", () => {
      dialog.remove()
      resolve(result)
    })
    document.body.append(dialog)
    dialog.showModal()
    dialog.querySelector("input")?.focus()
  })
}

export function button(label, onClick) {
  const dom = crel("button", {
    type: onClick ? "button" : "submit",
    className: "button",
    textContent: label,
  })
  if (onClick) dom.addEventListener("click", onClick)
  return dom
}
