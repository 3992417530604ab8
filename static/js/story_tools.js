// Below a story's headline: share, copy the link, copy as text, print. Without this
// script the story can still be sent by e-mail, and printed by the browser itself.

const tools = document.querySelector("[data-story-tools]")
const story = tools?.closest("article")
const address = () =>
  document.querySelector("link[rel=canonical]")?.href ?? location.href

const words = (element) =>
  (element?.textContent ?? "").replace(/[ \t\n\r]+/g, " ").trim()
const all = (selector) => [...story.querySelectorAll(selector)]

// One block of the text as plain lines; lists keep their signs, quotes their source.
function lines(block) {
  if (block.matches("ul, ol"))
    return [...block.children].map((item, at) => {
      const sign = block.matches("ol") ? `${(block.start ?? 1) + at}.` : "•"
      return `${sign} ${words(item)}`
    })
  if (block.matches("blockquote, aside"))
    return [...block.children].flatMap(lines)
  if (block.matches(".gallery"))
    return [...block.querySelectorAll("h2, figcaption")].map(words)
  if (block.matches(".recording"))
    return [...block.querySelectorAll(".recording__title, .recording__caption")].map(words)
  if (block.matches("figure")) return [words(block.querySelector("figcaption"))]
  if (block.matches("hr")) return ["* * *"]
  return [words(block)]
}

export function asText() {
  const parts = [
    words(story.querySelector(".label")),
    words(story.querySelector("h1")),
    words(story.querySelector(".story__summary")),
    words(story.querySelector(".byline")),
    all(".dates__date").map(words).join(" · "),
    ...all(".prose > *").map((block) => lines(block).filter(Boolean).join("\n")),
    ...all(".story-credits__line").map(words),
    ...all(".notice").map((notice) => [...notice.children].map(words).join("\n")),
    address(),
  ]
  return `${parts.filter(Boolean).join("\n\n")}\n`
}

async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  // Over plain HTTP there is no clipboard but the old one.
  const area = document.createElement("textarea")
  area.value = text
  area.className = "visually-hidden"
  document.body.append(area)
  area.select()
  const isDone = document.execCommand("copy")
  area.remove()
  if (!isDone) throw new Error("The browser refused to copy.")
}

const say = (sentence) => {
  tools.parentElement.querySelector("[role=status]").textContent = sentence
}

const copyAndSay = (text) =>
  copy(text).then(
    () => say(tools.dataset.copied),
    () => say(tools.dataset.refused),
  )

const DOES = {
  link: () => copyAndSay(address()),
  text: () => copyAndSay(asText()),
  print: () => print(),
  share: () =>
    navigator.share({ title: document.title, url: address() }).catch(() => {}),
}

if (story) {
  for (const button of tools.querySelectorAll("[data-tool]")) {
    button.addEventListener("click", () => {
      DOES[button.dataset.tool]()
      button.focus()
    })
  }
  tools.querySelector("[data-tool=share]").closest("li").hidden = !navigator.share
}

// Galleries have a script of their own, which only pages with one ask for.
const galleries = document.querySelector("script[data-gallery]")?.dataset.gallery
if (galleries && document.querySelector("[data-photos]")) import(galleries)
