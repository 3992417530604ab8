// Before anything is painted: hides the banners that this reader has dismissed, shows
// corrections of those that this browser has shown, and sets the text as this reader
// likes to read it. No module, since modules wait until the page is read.
//
// What the browser remembers lies under one name per edition, and never leaves it:
// `seen` and `read` by the banner's id, `dismissed` by its id and wording, each with
// the moment; `stopped` if the reader wants no live updates; `size` and `contrast` of the
// text. Where readers are at risk nothing is stored until the reader has `asked` for it.
{
  const { edition, atRisk } = document.currentScript.dataset
  const NAME = "newsroom-reader:"
  const own = NAME + edition
  const LASTS = 14 * 86_400_000 // milliseconds
  const KINDS = ["seen", "dismissed", "read"]
  const SIZES = [0, 1, 2, 3] // steps above the size that the browser has
  const root = document.documentElement

  // A browser may refuse its storage; then this page forgets when it is closed.
  function stored() {
    try {
      return JSON.parse(localStorage.getItem(own))
    } catch {
      return null
    }
  }

  // Whatever lies there, only what can be meant; nothing older than it is of use.
  function understood(data) {
    const known = { stopped: data?.stopped === true, asked: data?.asked === true }
    known.size = SIZES.includes(data?.size) ? data.size : 0
    known.contrast = data?.contrast === true
    for (const kind of KINDS)
      known[kind] = Object.fromEntries(
        Object.entries(data?.[kind] ?? {}).filter(([, at]) => Date.now() - at < LASTS),
      )
    return known
  }

  function drop(name) {
    try {
      localStorage.removeItem(name)
    } catch {
      // Nothing is stored.
    }
  }

  let kept = understood(stored())
  let isKept = atRisk === undefined || kept.asked
  let isWritten = stored() !== null
  if (!isKept) {
    // What another rule stored here once is nobody's wish.
    kept = understood(null)
    isWritten = false
    drop(own)
  }

  // Other windows write there too, and forget.
  function read() {
    const now = isKept ? stored() : null
    if (now) kept = understood(now)
    else if (isKept && isWritten) forgotten()
    return kept
  }

  function forgotten() {
    kept = understood(null)
    isKept = isWritten = false
    root.dataset.memory = "off"
    dress()
  }

  // As the reader likes to read; static/css/reading.css knows these marks.
  function dress() {
    root.dataset.size = kept.size
    root.dataset.contrast = kept.contrast ? "more" : "usual"
  }

  function change(what) {
    what(read())
    if (!isKept) return
    try {
      localStorage.setItem(own, JSON.stringify(kept))
      isWritten = true
    } catch {
      isKept = false
    }
  }

  const memory = {
    has: (kind, name) => Object.hasOwn(read()[kind], name),
    keep(kind, name) {
      if (!memory.has(kind, name)) change((all) => (all[kind][name] = Date.now()))
    },
    // Whether this browser may still keep anything: another window may have forgotten all.
    get isKept() {
      read()
      return isKept
    },
    get stopped() {
      return read().stopped
    },
    set stopped(value) {
      change((all) => (all.stopped = value))
    },
    get size() {
      return kept.size
    },
    set size(value) {
      change((all) => (all.size = Math.min(Math.max(value, 0), SIZES.at(-1))))
      dress()
    },
    get contrast() {
      return kept.contrast
    },
    set contrast(value) {
      change((all) => (all.contrast = value))
      dress()
    },
    // Whether the browser lets us.
    remember() {
      isKept = true
      change((all) => (all.asked = true))
      root.dataset.memory = isKept ? "on" : "off"
      return isKept
    },
    // In every edition; this page keeps nothing any more.
    forget() {
      try {
        Object.keys(localStorage)
          .filter((name) => name.startsWith(NAME))
          .forEach(drop)
      } catch {
        // Nothing is stored.
      }
      forgotten()
    },
  }
  window.readersMemory = memory

  function settle() {
    const section = document.querySelector("[data-banners]")
    if (section) {
      for (const banner of section.querySelectorAll("[data-key]"))
        banner.hidden = memory.has("dismissed", banner.dataset.key)
      for (const part of section.querySelectorAll("[data-correction]")) {
        const { correction } = part.dataset
        part.hidden = !memory.has("seen", correction) || memory.has("read", correction)
      }
      for (const part of [...section.querySelectorAll("details"), section])
        part.hidden = !part.querySelector(".banner:not([hidden])")
    }
    if (document.querySelector("main")) reader.disconnect()
  }

  // The buttons have their place from the first paint on; they show once they work.
  root.dataset.soon = ""
  root.dataset.memory = isKept ? "on" : "off"
  dress()
  const reader = new MutationObserver(settle)
  reader.observe(root, { childList: true, subtree: true })
}
