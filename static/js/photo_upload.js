// A new picture for the photo desk, with what must be known of it. The import map
// calls this module "desk/photo-upload"; the address that takes the picture
// answers JSON: the photo's row, or sentences by the name of a field.

import { crel, gettext as _ } from "django-prose-editor/editor"
import { button, buttonRow } from "desk/dialog"

const LARGEST = 40 * 1024 * 1024
const TYPES = ["image/jpeg", "image/png", "image/webp", "image/avif"]
const SAME_AGAIN = ["photographer", "agency", "usage_terms"]

// The first picture among files that were pasted, dropped or chosen.
export const pastedPicture = (data) =>
  [...(data?.files ?? [])].find((file) => file.type.startsWith("image/"))

const forms = new Map() // address: its form, which keeps what was typed

// One form for an address: what was typed survives a closed dialog, and who took
// the last picture is filled in for the next.
export function uploadForm(url) {
  if (!forms.has(url)) forms.set(url, new UploadForm(url))
  return forms.get(url)
}

const FIELDS = [
  {
    name: "caption",
    label: _("Caption"),
    kind: "textarea",
    help: _("Who, what, where, when. FILE is added by itself when marked."),
  },
  {
    name: "alt",
    label: _("Alternative text"),
    help: _("What the picture shows, for someone who cannot see it."),
    maxLength: 400,
  },
  {
    name: "is_decorative",
    label: _("Decorative"),
    kind: "checkbox",
    help: _("Carries no information; screen readers pass over it."),
  },
  { name: "photographer", label: _("Photographer"), maxLength: 120 },
  {
    name: "agency",
    label: _("Agency"),
    maxLength: 120,
    help: _("For example: AFP, Reuters, handout."),
  },
  {
    name: "usage_terms",
    label: _("Rights"),
    maxLength: 200,
    help: _("For example: own work; agency subscription; handout, no archive."),
  },
  {
    name: "is_file",
    label: _("File photo"),
    kind: "checkbox",
    help: _("Taken at another time than the event: the caption opens with FILE."),
  },
  { name: "taken_on", label: _("Taken on"), kind: "date" },
  {
    name: "is_undated",
    label: _("Date unknown"),
    kind: "checkbox",
    help: _("Nobody knows when it was taken."),
  },
]

// A field with its label, its help and a place for what is wrong with it.
class Field {
  constructor({ name, label, kind = "text", help, maxLength }) {
    const id = `photo-upload-${name}`
    const isArea = kind === "textarea"
    this.input = crel(isArea ? "textarea" : "input", { id, name })
    if (isArea) this.input.rows = 2
    else this.input.type = kind
    if (maxLength) this.input.maxLength = maxLength
    if (kind === "text" || isArea) this.input.dir = "auto"
    this.error = crel("p", { id: `${id}-error`, className: "editor-dialog__error" })
    const hint = crel("p", { id: `${id}-help`, className: "help", textContent: help ?? "" })
    const names = help ? `${hint.id} ${this.error.id}` : this.error.id
    this.input.setAttribute("aria-describedby", names)
    const title = crel("label", { htmlFor: id, textContent: label })
    const parts = kind === "checkbox" ? [this.input, title] : [title, this.input]
    this.dom = crel("div", { className: `desk-field desk-field--${kind}` }, [
      ...parts,
      ...(help ? [hint] : []),
      this.error,
    ])
  }

  complain(sentences) {
    this.error.textContent = sentences.join(" ")
    if (sentences.length) this.input.setAttribute("aria-invalid", "true")
    else this.input.removeAttribute("aria-invalid")
  }
}

class UploadForm {
  constructor(url) {
    this.url = url
    this.onDone = () => {}
    this.file = null
    this.request = null
    this.build()
  }

  build() {
    this.original = new Field({
      name: "original",
      label: _("Picture file"),
      kind: "file",
      help: _("JPEG, PNG, WebP or AVIF, up to 40 MB. You can also drop or paste it here."),
    })
    this.original.input.accept = TYPES.join()
    this.original.input.addEventListener("change", ({ target }) => {
      if (target.files[0]) this.take(target.files[0])
    })
    this.preview = crel("img", { className: "desk-preview", alt: "", hidden: true })
    this.fileName = crel("p", { className: "help", dir: "auto" })
    this.fields = Object.fromEntries(FIELDS.map((field) => [field.name, new Field(field)]))
    this.alert = crel("p", { className: "editor-dialog__error", role: "alert" })
    this.progress = crel("progress", {
      max: 100,
      value: 0,
      hidden: true,
      "aria-label": _("Upload"),
    })
    this.status = crel("p", { role: "status" })
    this.submit = button(_("Upload the photo"))
    this.dom = crel("form", { className: "desk-upload", noValidate: true }, [
      this.original.dom,
      this.preview,
      this.fileName,
      ...Object.values(this.fields).map(({ dom }) => dom),
      this.alert,
      this.progress,
      this.status,
      buttonRow(this.submit),
    ])
    this.dom.addEventListener("submit", (event) => {
      event.preventDefault()
      this.send()
    })
    this.fitFields()
    this.dom.addEventListener("change", () => this.fitFields())
  }

  // A decorative picture has no alternative text, an undated one no date.
  fitFields() {
    const { alt, is_decorative, taken_on, is_undated } = this.fields
    alt.input.disabled = is_decorative.input.checked
    taken_on.input.disabled = is_undated.input.checked
  }

  take(file) {
    this.original.complain(this.complaintsOf(file))
    this.file = file
    if (this.preview.src) URL.revokeObjectURL(this.preview.src)
    this.preview.src = URL.createObjectURL(file)
    this.preview.hidden = false
    this.fileName.textContent = file.name
  }

  complaintsOf(file) {
    if (!file) return [_("Choose a picture first.")]
    if (!TYPES.includes(file.type))
      return [_("This is no picture in one of the formats that can be used.")]
    if (file.size > LARGEST)
      return [_("The file is larger than 40 MB. Save a smaller one and choose that.")]
    return []
  }

  // What is wrong before anything is sent, by the name of a field.
  complaints() {
    const { is_file, taken_on, is_undated } = this.fields
    const isDated = taken_on.input.value || is_undated.input.checked
    const undated = is_file.input.checked && !isDated
    return {
      original: this.complaintsOf(this.file),
      taken_on: undated
        ? [_("A file photo needs the day it was taken, or the mark “Date unknown”.")]
        : [],
    }
  }

  show(complaints) {
    const all = { original: this.original, ...this.fields }
    const rest = []
    for (const field of Object.values(all)) field.complain([])
    for (const [name, sentences] of Object.entries(complaints))
      if (name in all) all[name].complain(sentences)
      else rest.push(...sentences)
    this.alert.textContent = rest.join(" ")
    const first = Object.values(all).find(({ error }) => error.textContent)
    first?.input.focus()
    return !first && !rest.length
  }

  send() {
    if (this.request || !this.show(this.complaints())) return
    this.request = new XMLHttpRequest() // fetch tells nothing while it sends
    this.request.open("POST", this.url)
    this.request.setRequestHeader("X-CSRFToken", token())
    this.request.setRequestHeader("Accept", "application/json")
    this.request.upload.addEventListener("progress", ({ loaded, total }) => {
      this.progress.value = total ? (100 * loaded) / total : 0
    })
    this.request.addEventListener("loadend", () => this.answered())
    this.busy(true)
    this.request.send(this.contents())
  }

  contents() {
    const data = new FormData()
    data.append("original", this.file, this.file.name)
    for (const [name, { input }] of Object.entries(this.fields))
      if (input.disabled) continue
      else if (input.type !== "checkbox") data.append(name, input.value)
      else if (input.checked) data.append(name, "on")
    return data
  }

  answered() {
    if (!this.request) return
    const { status, responseText } = this.request
    this.request = null
    this.busy(false)
    const { photo, errors } = parsed(responseText)
    if (status === 201 && photo) {
      this.empty()
      this.onDone(photo)
    } else this.show(errors ?? { __all__: [trouble(status)] })
  }

  busy(isBusy) {
    this.submit.setAttribute("aria-disabled", String(isBusy))
    this.progress.hidden = !isBusy
    this.progress.value = 0
    this.status.textContent = isBusy ? _("The photo is being uploaded.") : ""
  }

  // The person gave up; what was typed stays for the next time.
  stop() {
    const request = this.request
    if (!request) return
    this.request = null // so that its end is no answer
    request.abort()
    this.busy(false)
  }

  empty() {
    for (const [name, { input }] of Object.entries(this.fields))
      if (input.type === "checkbox") input.checked = false
      else if (!SAME_AGAIN.includes(name)) input.value = ""
    this.original.input.value = ""
    this.file = null
    URL.revokeObjectURL(this.preview.src)
    this.preview.removeAttribute("src")
    this.preview.hidden = true
    this.fileName.textContent = ""
    this.fitFields()
  }
}

const token = () =>
  document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? ""

function parsed(text) {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    return {}
  }
}

function trouble(status) {
  if (status === 0)
    return _("The connection was lost. Nothing you typed is lost: upload it again.")
  if (status === 413) return _("The server refused the file as too large.")
  if (status === 403)
    return _("The server refused it: you may have been signed out, or may not upload photos.")
  return _("The server could not take the photo. Nothing you typed is lost: try again.")
}
