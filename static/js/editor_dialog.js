// The desk's dialogs. The import map calls this module "desk/dialog".

import { crel, gettext as _ } from "django-prose-editor/editor"

let dialogs = 0 // ever opened: their names need numbers of their own

// A modal dialog over the form. `build` is given a function that closes it with
// a result, and answers its contents; Escape and Cancel close it with null.
// It stands in the body, not in the admin's form: forms cannot be nested, and
// Enter in a field would save the story.
export function openDialog(title, build) {
  return new Promise((resolve) => {
    // At once: a quick typist's next key must find the text as the dialog left it.
    const close = (value) => {
      dialog.close()
      dialog.remove()
      resolve(value)
    }
    const heading = crel("h2", {
      id: `editor-dialog-${++dialogs}`,
      textContent: title,
    })
    const dialog = crel(
      "dialog",
      { className: "editor-dialog", "aria-labelledby": heading.id },
      [heading, ...build(close)],
    )
    dialog.addEventListener("cancel", (event) => {
      if (event.target !== dialog) return // a file chooser inside it was closed
      event.preventDefault()
      close(null)
    })
    dialog.addEventListener("close", () => close(null)) // by the browser's own will
    document.body.append(dialog)
    dialog.showModal()
    const inputs = [...dialog.querySelectorAll("input")]
    inputs.find((input) => input.offsetParent)?.focus()
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

export const buttonRow = (...buttons) =>
  crel("div", { className: "editor-dialog__buttons" }, buttons)

// A dialog that asks for one web address and goes on asking until `check` answers
// how it may be stored. Resolves with that, with "" to remove it, or with null.
export function askForAddress(title, { current, set, remove, check, hint, refusal }) {
  return openDialog(title, (close) => {
    const input = crel("input", {
      id: `editor-address-${dialogs}`,
      type: "text",
      inputMode: "url",
      autocomplete: "off",
      spellcheck: false,
      dir: "ltr",
      value: current,
    })
    const label = crel("label", { htmlFor: input.id, textContent: _("Web address") })
    const help = crel("p", { id: `${input.id}-hint`, textContent: hint ?? "" })
    const error = crel("p", {
      id: `${input.id}-error`,
      className: "editor-dialog__error",
      role: "alert",
    })
    input.setAttribute("aria-describedby", `${help.id} ${error.id}`)
    const form = crel("form", { noValidate: true }, [
      ...(hint ? [label, help] : [label]),
      input,
      error,
      buttonRow(
        button(set),
        ...(current && remove ? [button(remove, () => close(""))] : []),
        button(_("Cancel"), () => close(null)),
      ),
    ])
    form.addEventListener("submit", (event) => {
      event.preventDefault()
      const address = check(input.value)
      if (address) return close(address)
      error.textContent = refusal
      input.setAttribute("aria-invalid", "true")
      input.focus()
    })
    return [form]
  })
}
