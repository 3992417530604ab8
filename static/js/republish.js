// On the page of a story's text for others: copies it at a press. Without this script
// the text can be selected and copied as any other.

async function copy(area) {
  area.select()
  if (navigator.clipboard) return navigator.clipboard.writeText(area.value)
  // Over plain HTTP there is no clipboard but the old one.
  if (!document.execCommand("copy")) throw new Error("The browser refused to copy.")
}

for (const box of document.querySelectorAll("[data-to-copy]")) {
  const said = box.querySelector("[role=status]")
  box.querySelector("button").addEventListener("click", (event) => {
    copy(box.querySelector("textarea")).then(
      () => {
        said.textContent = box.dataset.copied
      },
      () => {
        said.textContent = box.dataset.refused
      },
    )
    event.currentTarget.focus()
  })
}
