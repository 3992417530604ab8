// Clean paste from Word, Google Docs, mail and web pages: paragraphs, subheads,
// bold, italic, sub- and superscript, lists and links stay; nothing else does.
// The editor's schema drops what it does not know; here is what it cannot know.

import { Extension, pm } from "django-prose-editor/editor"

export const CleanPaste = Extension.create({
  name: "cleanPaste",
  transformPastedHTML: cleanPaste,
  addProseMirrorPlugins: () => [
    new pm.state.Plugin({ props: { transformPastedText: joinedLines } }),
  ],
})

// Plain text: every line is a paragraph, unless a mail program broke the lines of
// its paragraphs. Then empty lines part them, and no line had room for the first
// word of the next.
export function joinedLines(text) {
  const lines = text.replace(/\r\n?/g, "\n").split("\n")
  const longest = Math.max(...lines.map((line) => line.trimEnd().length))
  const isBroken = longest < 85 && /\n\s*\n/.test(lines.join("\n").trim())
  if (!isBroken) return text
  const parts = lines.join("\n").split(/\n[^\S\n]*(?:\n[^\S\n]*)+/)
  return parts.map((part) => joinedPart(part, longest)).join("\n\n")
}

function joinedPart(part, longest) {
  const lines = part.split("\n").map((line) => line.trim())
  const isFull = (line, index) =>
    index === lines.length - 1 ||
    line.length + 1 + lines[index + 1].split(/\s/, 1)[0].length > longest
  return lines.length > 1 && lines[0].length > 40 && lines.every(isFull)
    ? lines.join(" ")
    : part
}

const HEADINGS = "h1,h2,h3,h4,h5,h6"
const BLOCKS = `p,div,ul,ol,table,blockquote,section,article,${HEADINGS}`
const NOT_TEXT =
  "style,script,meta,link,title,xml,template,noscript,iframe,object,svg,math," +
  "img,picture,video,audio,figure,button,select,textarea,del,[hidden]"

// What a page puts around or between the text that was copied.
const NOT_STORY =
  'aside,nav,footer,form,[aria-hidden="true"],' +
  '[role="complementary"],[role="navigation"],[aria-label="Advertisement" i]'

export function cleanPaste(html) {
  // From our own editor, or one like it: in the schema's own words already.
  if (html.includes("data-pm-slice")) return withoutInline(html)
  const doc = parse(html)
  removeWhatIsNotText(doc)
  removeWhatIsNotStory(doc)
  partCells(doc)
  gatherWordLists(doc)
  joinLists(doc)
  nameStyles(doc)
  renameHeadings(doc)
  unwrapLinks(doc)
  unwrap(all(doc, "blockquote,cite,hr"))
  removeLineBreaks(doc)
  removeEmpty(doc)
  // ProseMirror makes a plain space of a bare <span>&nbsp;</span>, so that a
  // French colon would lose its own.
  unwrap(all(doc, "span").filter((span) => span.attributes.length))
  removeAttributes(doc)
  return doc.body.innerHTML
}

function parse(html) {
  const text = withoutInline(html)
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<!\[[^>]*>/g, "") // Word's <![if !supportLists]>
    .replace(/<(style|script|xml)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/(?:<br\b[^>]*>\s*){2,}/gi, "</p><p>") // mail's way to part paragraphs
  return new DOMParser().parseFromString(text, "text/html")
}

// A document made by DOMParser is under the page's Content-Security-Policy, so
// every style="" and on…="" in it would be refused and reported. They are
// renamed in the text, before it is parsed.
function withoutInline(html) {
  return html
    .replace(/(<[^>]*?)\sstyle\s*=/gi, "$1 data-style=")
    .replace(/(<[^>]*?)\son[a-z]+\s*=/gi, "$1 data-on=")
}

const all = (within, selector) => [...within.querySelectorAll(selector)]
const unwrap = (elements) =>
  elements.forEach((element) => element.replaceWith(...element.childNodes))
const hasWords = (node) => node.textContent.trim() !== ""
const styled = (element, pattern) =>
  pattern.test(element.getAttribute("data-style") ?? "")
const WEIGHT_NORMAL = /(?<![\w-])font-weight:\s*(normal|400)/i // not mso-bidi-font-weight
const STYLE_NORMAL = /(?<![\w-])font-style:\s*normal/i

function removeWhatIsNotText(doc) {
  for (const element of all(doc, NOT_TEXT)) element.remove()
  for (const element of all(doc, "[data-style]")) {
    // Hidden text, and the colleagues' comments that Word puts at the end.
    if (styled(element, /display:\s*none|mso-hide:\s*all|mso-element:\s*comment/i))
      element.remove()
    else if (styled(element, /mso-spacerun:\s*yes/i)) element.replaceWith(" ")
  }
  for (const element of all(doc, ".MsoCommentReference")) element.remove()
}

// Unless nothing else was copied.
function removeWhatIsNotStory(doc) {
  const outside = all(doc, NOT_STORY)
  const rest = doc.body.cloneNode(true)
  for (const element of all(rest, NOT_STORY)) element.remove()
  if (hasWords(rest)) for (const element of outside) element.remove()
}

// A text has no tables: every cell is a paragraph.
function partCells(doc) {
  for (const cell of all(doc, "td,th")) cell.append(wrapped("div", cell))
}

// A Word list is a row of paragraphs with style mso-list:l0 level2 lfo1, their
// markers written out in a span with style mso-list:Ignore.
function gatherWordLists(doc) {
  let open = [] // lists still open, the outermost first
  for (const paragraph of all(doc, "p")) {
    const level = wordListLevel(paragraph)
    if (!level) continue
    if (paragraph.previousElementSibling !== open[0]) open = []
    const tag = takeMarker(paragraph)
    const depth = Math.min(level, open.length + 1)
    open.length = Math.min(open.length, depth)
    if (open[depth - 1]?.localName !== tag) openList(open, depth, tag, paragraph)
    const item = doc.createElement("li")
    open[depth - 1].append(item)
    item.append(paragraph)
  }
}

const wordListLevel = (paragraph) =>
  Number(
    /mso-list:\s*l\d+\s+level(\d+)/i.exec(paragraph.getAttribute("data-style"))?.[1],
  ) || 0

function openList(open, depth, tag, paragraph) {
  const list = paragraph.ownerDocument.createElement(tag)
  if (depth === 1) paragraph.before(list)
  else open[depth - 2].lastElementChild.append(list)
  open.length = depth - 1
  open.push(list)
}

// Removes the written marker; answers which list it stands for.
function takeMarker(paragraph) {
  const markers = all(paragraph, "[data-style]").filter((span) =>
    styled(span, /mso-list:\s*ignore/i),
  )
  const marker = markers[0]?.textContent ?? ""
  for (const span of markers) span.remove()
  return /^\s*\(?(\p{Nd}+|[a-z]{1,4})[.)]/iu.test(marker) ? "ol" : "ul"
}

// Word on the web wraps each item into a list of its own.
function joinLists(doc) {
  unwrap(all(doc, "div.ListContainerWrapper"))
  for (const list of all(doc, "ul,ol")) {
    const before = list.previousElementSibling
    if (before?.localName !== list.localName || list.closest("li")) continue
    before.append(...list.childNodes)
    list.remove()
  }
}

// Docs and Word say in style attributes what is bold, italic, raised or lowered;
// Docs wraps all of it into one <b style="font-weight:normal">.
const STYLES = [
  ["strong", /(?<![\w-])font-weight:\s*(bold|[6-9]00)/i],
  ["em", /(?<![\w-])font-style:\s*italic/i],
  ["sup", /vertical-align:\s*super/i],
  ["sub", /vertical-align:\s*sub/i],
]

function nameStyles(doc) {
  unwrap(all(doc, "b,strong").filter((bold) => styled(bold, WEIGHT_NORMAL)))
  unwrap(all(doc, "i,em").filter((italic) => styled(italic, STYLE_NORMAL)))
  for (const span of all(doc, "span[data-style]"))
    for (const [tag, pattern] of STYLES)
      if (styled(span, pattern) && hasWords(span)) span.append(wrapped(tag, span))
  for (const heading of all(doc, HEADINGS)) unwrap(all(heading, "b,strong"))
}

function wrapped(tag, element) {
  const wrapper = element.ownerDocument.createElement(tag)
  wrapper.append(...element.childNodes)
  return wrapper
}

// The headline is a field of its own; the text has two levels of subheads.
function renameHeadings(doc) {
  for (const heading of all(doc, "h1")) heading.replaceWith(wrapped("h2", heading))
  for (const heading of all(doc, "h4,h5,h6"))
    heading.replaceWith(wrapped("h3", heading))
}

// Docs and Outlook send links past their own servers.
const DETOURS = [
  ["google.com/url", "q"],
  ["safelinks.protection.outlook.com", "url"],
]

function unwrapLinks(doc) {
  for (const link of all(doc, "a[href]")) {
    const address = link.getAttribute("href")
    const detour = DETOURS.find(([host]) => address.includes(host))
    if (detour && URL.canParse(address))
      link.href = new URL(address).searchParams.get(detour[1]) ?? address
  }
}

// Line breaks between two blocks or at the end of one are only spacing.
function removeLineBreaks(doc) {
  for (const line of all(doc, "br")) {
    const next = nextWithWords(line)
    if (!next || next.matches?.(BLOCKS)) line.remove()
  }
}

function nextWithWords(node) {
  let next = node.nextSibling
  while (next && !hasWords(next)) next = next.nextSibling
  return next
}

function removeEmpty(doc) {
  for (const block of all(doc, `li,${BLOCKS}`).reverse())
    if (!hasWords(block)) block.remove()
}

function removeAttributes(doc) {
  for (const element of all(doc, "*"))
    for (const { name } of [...element.attributes])
      if (!(name === "href" || (name === "start" && element.matches("ol"))))
        element.removeAttribute(name)
}
