// The focal point as a mark on the picture: click, or move it with the arrow keys.
// It writes into the two number fields, which do without this script.

const STEPS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
const STRIDE = 10 // per cent a step with the shift key

const percent = (number) => Math.min(100, Math.max(0, Math.round(number)))

function makeMark(label) {
  const mark = document.createElement("div")
  mark.className = "desk-focal__mark"
  mark.tabIndex = 0
  // A slider whose words tell both of its directions.
  mark.setAttribute("role", "slider")
  mark.setAttribute("aria-label", label)
  mark.setAttribute("aria-valuemin", "0")
  mark.setAttribute("aria-valuemax", "100")
  return mark
}

function enhance(frame) {
  const across = document.getElementById(frame.dataset.focalAcross)
  const down = document.getElementById(frame.dataset.focalDown)
  if (!across || !down) return // someone who may only look
  const mark = makeMark(frame.dataset.label)

  function show() {
    const [x, y] = [percent(across.value), percent(down.value)]
    mark.style.insetInlineStart = `${x}%`
    mark.style.insetBlockStart = `${y}%`
    mark.setAttribute("aria-valuenow", x)
    const words = frame.dataset.value.replace("X", x).replace("Y", y)
    mark.setAttribute("aria-valuetext", words)
  }

  function set(x, y) {
    across.value = percent(x)
    down.value = percent(y)
    across.dispatchEvent(new Event("change", { bubbles: true }))
    show()
  }

  frame.addEventListener("click", (event) => {
    const box = frame.getBoundingClientRect()
    set(
      ((event.clientX - box.left) / box.width) * 100,
      ((event.clientY - box.top) / box.height) * 100,
    )
    mark.focus()
  })
  mark.addEventListener("keydown", (event) => {
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    const size = event.shiftKey ? STRIDE : 1
    set(Number(across.value) + step[0] * size, Number(down.value) + step[1] * size)
  })
  for (const input of [across, down]) input.addEventListener("input", show)

  frame.append(mark)
  frame.classList.add("desk-focal--live")
  const help = document.querySelector("[data-focal-help]")
  if (help) help.hidden = false
  show()
}

for (const frame of document.querySelectorAll("[data-focal-across]")) enhance(frame)
