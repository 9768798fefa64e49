// The size of the text: a press for each step; appearance.js applies a remembered one before the page is painted.
function startTextSize(root) {
  const buttons = [...root.querySelectorAll(".appearance [data-size]")]
  const page = root.documentElement
  const tell = () => {
    for (const button of buttons) button.ariaPressed = String(button.dataset.size === (page.dataset.textSize ?? ""))
  }
  for (const button of buttons) {
    button.addEventListener("click", () => {
      if (button.dataset.size) page.dataset.textSize = button.dataset.size
      else delete page.dataset.textSize
      try { localStorage.setItem("machidx-text-size", button.dataset.size) } catch { /* not remembered */ }
      tell()
    })
  }
  tell()
}

startTextSize(document)
