// Tooltips of terms. Browsers with "interestfor" open them on hover and focus; in others, this script does. By touch,
// the first tap shows the tooltip, and a second one, on the word or the tooltip, follows the link. Tooltips contain no
// controls: keyboard and screen reader users follow the word's own link.
const DELAY = 250

function startTips(root) {
  const known = "interestForElement" in HTMLAnchorElement.prototype
  const page = root.documentElement
  const byTouch = () => page.dataset.pointer === "touch"
  let touched
  root.addEventListener("pointerdown", (event) => { page.dataset.pointer = event.pointerType }, true)
  for (const term of root.querySelectorAll("a.term[interestfor]")) {
    const tip = root.getElementById(term.getAttribute("interestfor"))
    if (!tip?.showPopover) continue
    term.addEventListener("click", (event) => {
      if (!byTouch() || (touched === term && tip.matches(":popover-open"))) return
      event.preventDefault()
      closeAll(root)
      tip.showPopover({ source: term })
      touched = term
    })
    if (!known) openByHand(term, tip)
  }
  for (const tip of root.querySelectorAll(".tip")) {
    tip.addEventListener("click", () => { if (byTouch()) touched?.click() })
  }
  root.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch" && !event.target.closest?.("a.term, .tip")) closeAll(root)
  })
  root.addEventListener("keydown", (event) => { if (event.key === "Escape") closeAll(root) })
}

function closeAll(root) {
  for (const tip of root.querySelectorAll(".tip:popover-open")) tip.hidePopover()
}

function openByHand(term, tip) {
  let timer
  const later = (action) => { clearTimeout(timer); timer = setTimeout(action, DELAY) }
  const open = () => tip.matches(":popover-open") || tip.showPopover({ source: term })
  const close = () => tip.matches(":popover-open") && tip.hidePopover()
  for (const element of [term, tip]) {
    element.addEventListener("mouseenter", () => later(open))
    element.addEventListener("mouseleave", () => later(close))
  }
  term.addEventListener("focus", () => term.matches(":focus-visible") && open())
  term.addEventListener("blur", close)
}

startTips(document)
