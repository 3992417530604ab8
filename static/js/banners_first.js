// Before anything is painted: hides the banners that this reader has dismissed, and
// shows corrections of those that this browser has shown. No module, since modules wait
// until the page is read.
//
// What the browser remembers lies under one name per edition, and never leaves it:
// `seen` and `read` by the banner's id, `dismissed` by its id and wording, each with
// the moment; `stopped` if the reader wants no live updates. Where readers are at risk
// nothing is stored until the reader asks for it; then the name is there.
{
  const { edition, atRisk } = document.currentScript.dataset
  const NAME = "newsroom-reader:"
  const own = NAME + edition
  const LASTS = 14 * 86_400_000 // milliseconds
  const empty = () => ({ seen: {}, dismissed: {}, read: {}, stopped: false })

  // A browser may refuse its storage; then this page forgets when it is closed.
  function stored() {
    try {
      return JSON.parse(localStorage.getItem(own))
    } catch {
      return null
    }
  }

  function understood(data) {
    const known = empty()
    for (const kind of ["seen", "dismissed", "read"])
      if (data?.[kind] instanceof Object) known[kind] = data[kind]
    return { ...known, stopped: data?.stopped === true }
  }

  let isKept = atRisk === undefined || stored() !== null
  let kept = isKept ? understood(stored()) : empty()

  function store() {
    if (!isKept) return
    const now = Date.now()
    for (const kind of ["seen", "dismissed", "read"])
      for (const [name, at] of Object.entries(kept[kind]))
        if (!(now - at < LASTS)) delete kept[kind][name]
    try {
      localStorage.setItem(own, JSON.stringify(kept))
    } catch {
      isKept = false
    }
  }

  window.readersMemory = {
    has: (kind, name) => Object.hasOwn(kept[kind], name),
    keep(kind, name) {
      if (Object.hasOwn(kept[kind], name)) return
      kept[kind][name] = Date.now()
      store()
    },
    get stopped() {
      return kept.stopped
    },
    set stopped(value) {
      kept.stopped = value
      store()
    },
    remember() {
      isKept = true
      store()
    },
    forget() {
      isKept = atRisk === undefined
      kept = empty()
      try {
        for (const name of Object.keys(localStorage))
          if (name.startsWith(NAME)) localStorage.removeItem(name)
      } catch {
        // Nothing is stored.
      }
    },
  }

  const { has } = window.readersMemory

  function settle() {
    const section = document.querySelector("[data-banners]")
    if (section) {
      for (const banner of section.querySelectorAll("[data-key]"))
        banner.hidden = has("dismissed", banner.dataset.key)
      for (const correction of section.querySelectorAll("[data-correction]")) {
        const { correction: id } = correction.dataset
        correction.hidden = !has("seen", id) || has("read", id)
      }
      for (const part of [...section.querySelectorAll("details"), section])
        part.hidden = !part.querySelector(".banner:not([hidden])")
    }
    if (document.querySelector("main")) reader.disconnect()
  }

  document.documentElement.dataset.live = ""
  const reader = new MutationObserver(settle)
  reader.observe(document.documentElement, { childList: true, subtree: true })
}
