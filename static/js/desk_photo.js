// Shows the lead photo in place of its number, and a picker to choose another.
// Without this script the number can be typed.

import { crel, gettext as _ } from "django-prose-editor/editor"
import { pickPhoto } from "desk/photo-picker"
import { fetchRows } from "desk/picker"

function deskButton(label) {
  const className = "desk-button desk-button--plain"
  return crel("button", { type: "button", className, textContent: label })
}

function enhance(input) {
  const { photoPicker: address, photoUpload: uploadUrl } = input.dataset
  const image = crel("img", { className: "desk-photo__image", alt: "" })
  const name = crel("span", { dir: "auto" })
  const needs = crel("p", { className: "desk-photo__needs help" })
  const pick = deskButton("")
  const remove = deskButton(_("No photo"))

  function show(photo) {
    remove.hidden = !photo
    image.hidden = !photo?.thumb
    name.textContent = photo ? [photo.title, photo.credit].filter(Boolean).join(", ") : ""
    pick.textContent = photo ? _("Choose another photo") : _("Choose a photo")
    if (photo) Object.assign(image, { src: photo.thumb, alt: photo.alt })
    needs.textContent = photo?.needs?.join(" ") ?? ""
  }

  function set(photo) {
    input.value = photo ? photo.id : ""
    input.dispatchEvent(new Event("input", { bubbles: true }))
    show(photo)
    pick.focus()
  }

  async function read() {
    const found = input.value ? await fetchRows(address, { id: input.value }) : []
    show(found[0])
  }

  pick.addEventListener("click", async () => {
    const photo = await pickPhoto(address, { uploadUrl })
    if (photo) set(photo)
    else pick.focus()
  })
  remove.addEventListener("click", () => set(null))
  // The admin's own upload window tells through jQuery alone.
  window.django?.jQuery(input).on("change", read)

  input.hidden = true
  input.before(
    crel("div", { className: "desk-photo" }, [
      image,
      name,
      needs,
      crel("div", { className: "desk-photo__buttons" }, [pick, remove]),
    ]),
  )
  show(null)
  read().catch(() => {
    input.hidden = false
  })
}

function enhanceAll() {
  for (const input of document.querySelectorAll("[data-photo-picker]")) enhance(input)
}

enhanceAll()
document.addEventListener("desk:drawn", enhanceAll) // a page drew its form again
