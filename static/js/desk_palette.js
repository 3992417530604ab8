// The palette: "/" or Ctrl+K, and everything a person may open is a few letters away.
// A combobox with a list below it; the focus stays in the field.

const DELAY = 150 // milliseconds after the last letter

const palette = document.querySelector("#desk-palette")

class Palette {
  constructor(dialog) {
    this.dialog = dialog
    this.said = dialog.dataset
    this.field = dialog.querySelector("[role=combobox]")
    this.list = dialog.querySelector("[role=listbox]")
    this.status = dialog.querySelector("[role=status]")
    this.turn = 0
    this.field.addEventListener("input", () => this.soon())
    this.field.addEventListener("keydown", (event) => this.key(event))
    dialog.querySelector("[data-palette-close]").addEventListener("click", () => dialog.close())
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close() // beside it
    })
    dialog.addEventListener("close", () => this.closed())
  }

  open() {
    if (this.dialog.open) return
    this.before = document.activeElement
    this.dialog.showModal()
    this.field.select()
    this.look()
  }

  closed() {
    this.turn++ // what is still on its way is not wanted any more
    clearTimeout(this.timer)
    this.before?.focus?.()
  }

  soon() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.look(), DELAY)
  }

  async look() {
    clearTimeout(this.timer)
    const mine = ++this.turn
    const words = this.field.value
    const answer = await this.ask(words)
    if (mine !== this.turn) return // an older search may answer later
    this.asked = words
    if (answer.groups) this.show(answer.groups)
    else this.say(answer.failure)
  }

  async ask(words) {
    const url = `${this.said.address}?${new URLSearchParams({ q: words })}`
    try {
      const answer = await fetch(url, {
        headers: { Accept: "application/json" },
        redirect: "manual",
      })
      if (answer.type === "opaqueredirect") return { failure: this.said.loggedOut }
      if (!answer.ok) return { failure: this.said.failure }
      return await answer.json()
    } catch {
      return { failure: this.said.failure }
    }
  }

  show(groups) {
    this.list.replaceChildren(...groups.map((group, index) => section(group, index)))
    this.options = [...this.list.querySelectorAll("[role=option]")]
    this.options.forEach((option, index) => {
      option.id = `desk-palette-hit-${index}`
    })
    this.field.setAttribute("aria-expanded", String(this.options.length > 0))
    this.choose(this.options.length ? 0 : -1)
    this.say(this.counted(this.options.length))
  }

  counted(number) {
    if (!this.field.value.trim()) return ""
    if (number === 0) return this.said.none
    return number === 1 ? this.said.one : this.said.many.replace("NUMBER", number)
  }

  say(words) {
    this.status.textContent = words
  }

  choose(index) {
    this.at = index
    this.options.forEach((option, number) => {
      option.setAttribute("aria-selected", String(number === index))
    })
    const chosen = this.options[index]
    if (!chosen) return this.field.removeAttribute("aria-activedescendant")
    this.field.setAttribute("aria-activedescendant", chosen.id)
    chosen.scrollIntoView({ block: "nearest" })
  }

  key(event) {
    if (event.isComposing) return
    const number = this.options?.length ?? 0
    const steps = { ArrowDown: 1, ArrowUp: -1 }
    if (event.key in steps && number) {
      event.preventDefault()
      this.choose((this.at + steps[event.key] + number) % number)
    } else if (event.key === "Enter") {
      event.preventDefault()
      this.enter()
    }
  }

  // Whoever types fast and presses Enter means what they typed, not what stood there.
  async enter() {
    if (this.asked !== this.field.value) await this.look()
    if (this.dialog.open) this.options?.[this.at]?.click()
  }
}

function section({ title, hits }, index) {
  const heading = make("div", {
    className: "desk-palette__title",
    id: `desk-palette-group-${index}`,
    textContent: title,
  })
  const group = make("div", { className: "desk-palette__group" }, [heading, ...hits.map(option)])
  group.setAttribute("role", "group")
  group.setAttribute("aria-labelledby", heading.id)
  heading.setAttribute("role", "presentation")
  return group
}

function option({ title, detail, address, thumb }) {
  const words = make("span", { className: "desk-palette__text" }, [
    make("span", { className: "desk-palette__name", dir: "auto", textContent: title }),
    ...(detail
      ? [make("span", { className: "desk-palette__detail", dir: "auto", textContent: detail })]
      : []),
  ])
  const picture = make("img", { className: "desk-palette__thumb", src: thumb, alt: "" })
  const link = make("a", { className: "desk-palette__hit", href: address, tabIndex: -1 }, [
    ...(thumb ? [picture] : []),
    words,
  ])
  link.setAttribute("role", "option")
  return link
}

function make(name, properties, children = []) {
  const dom = Object.assign(document.createElement(name), properties)
  dom.append(...children)
  return dom
}

function opens(event) {
  const isMac = /Mac|iP(hone|[oa]d)/.test(navigator.platform)
  const withKey = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
  // In the text of a story Ctrl+K makes a link.
  if (event.defaultPrevented || event.target.isContentEditable) return false
  return withKey && !event.altKey && !event.shiftKey && event.code === "KeyK"
}

if (palette) {
  const finder = new Palette(palette)
  document.addEventListener("keydown", (event) => {
    if (!opens(event) || document.querySelector("dialog:modal:not(#desk-palette)")) return
    event.preventDefault()
    finder.open()
  })
  document.addEventListener("desk:find", () => finder.open())
  for (const link of document.querySelectorAll("[data-palette-open]")) {
    link.setAttribute("role", "button")
    link.setAttribute("aria-haspopup", "dialog")
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return // in another tab
      event.preventDefault()
      finder.open()
    })
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return
      event.preventDefault()
      finder.open()
    })
  }
}
