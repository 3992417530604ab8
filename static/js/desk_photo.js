// Shows the lead photo in place of its number, and a picker to choose another.
// Without this script the number can be typed.

const _ = window.gettext ?? ((text) => text)

function element(name, attributes = {}, children = []) {
  const made = Object.assign(document.createElement(name), attributes)
  made.append(...children)
  return made
}

async function fetchPhotos(address, words) {
  const answer = await fetch(`${address}?${new URLSearchParams(words)}`, { redirect: "error" })
  if (!answer.ok) throw new Error(String(answer.status))
  return (await answer.json()).results
}

function choice(photo, choose) {
  const button = element("button", { type: "button", className: "desk-picker__photo" }, [
    element("img", { src: photo.thumb, alt: "", className: "desk-picker__image" }),
    element("span", { textContent: photo.title, dir: "auto" }),
  ])
  button.addEventListener("click", () => choose(photo))
  return button
}

function openPicker(address) {
  return new Promise((resolve) => {
    const heading = element("h2", { id: "desk-picker-title", textContent: _("Choose a photo") })
    const search = element("input", { type: "search", className: "desk-picker__search" })
    search.setAttribute("aria-label", _("Words of title, caption or credit"))
    const status = element("p")
    status.setAttribute("role", "status")
    const list = element("div", { className: "desk-picker__list" })
    const cancel = element("button", {
      type: "button",
      className: "desk-button desk-button--plain",
      textContent: _("Cancel"),
    })
    const dialog = element("dialog", { className: "desk-picker" }, [
      heading,
      search,
      status,
      list,
      cancel,
    ])
    dialog.setAttribute("aria-labelledby", heading.id)
    let chosen = null
    let timer
    let asked = 0

    async function load() {
      const number = ++asked
      try {
        const photos = await fetchPhotos(address, { q: search.value })
        if (number !== asked) return // a later search has answered
        status.textContent = photos.length ? "" : _("No photo has these words.")
        list.replaceChildren(
          ...photos.map((photo) =>
            choice(photo, (picked) => {
              chosen = picked
              dialog.close()
            }),
          ),
        )
      } catch {
        status.textContent = _("The photos cannot be read now. Try again.")
      }
    }

    search.addEventListener("input", () => {
      clearTimeout(timer)
      timer = setTimeout(load, 200)
    })
    search.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault()
    })
    cancel.addEventListener("click", () => dialog.close())
    dialog.addEventListener("close", () => {
      dialog.remove()
      resolve(chosen)
    })
    document.body.append(dialog)
    dialog.showModal()
    search.focus()
    load()
  })
}

function enhance(input) {
  const address = input.dataset.photoPicker
  const image = element("img", { className: "desk-photo__image", alt: "" })
  const name = element("span", { dir: "auto" })
  const pick = element("button", { type: "button", className: "desk-button desk-button--plain" })
  const remove = element("button", {
    type: "button",
    className: "desk-button desk-button--plain",
    textContent: _("No photo"),
  })
  const box = element("div", { className: "desk-photo" }, [
    image,
    name,
    element("div", { className: "desk-photo__buttons" }, [pick, remove]),
  ])

  function show(photo) {
    image.hidden = remove.hidden = !photo
    name.textContent = photo ? [photo.title, photo.credit].filter(Boolean).join(", ") : ""
    pick.textContent = photo ? _("Choose another photo") : _("Choose a photo")
    if (photo) {
      image.src = photo.thumb
      image.alt = photo.alt
    }
  }

  function set(photo) {
    input.value = photo ? photo.id : ""
    input.dispatchEvent(new Event("input", { bubbles: true }))
    show(photo)
  }

  async function read() {
    const found = input.value ? await fetchPhotos(address, { id: input.value }) : []
    show(found[0])
  }

  pick.addEventListener("click", async () => {
    const photo = await openPicker(address)
    if (photo) set(photo)
    pick.focus()
  })
  remove.addEventListener("click", () => {
    set(null)
    pick.focus()
  })
  // The admin's own upload window tells through jQuery alone.
  window.django?.jQuery(input).on("change", read)
  input.hidden = true
  input.before(box)
  show(null)
  read().catch(() => {
    input.hidden = false
  })
}

for (const input of document.querySelectorAll("[data-photo-picker]")) enhance(input)
