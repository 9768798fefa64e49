// Tooltips of terms. Browsers that know "interestfor" open them by themselves on hover and focus; for the
// others we do. By touch, the first tap shows the tooltip and the second one follows the link.
const DELAY = 250

export function startTips(root) {
  const known = "interestForElement" in HTMLAnchorElement.prototype
  let pointer = "mouse"
  root.addEventListener("pointerdown", (event) => { pointer = event.pointerType }, true)
  for (const term of root.querySelectorAll("a.term[interestfor]")) {
    const tip = root.getElementById(term.getAttribute("interestfor"))
    if (!tip?.showPopover) continue
    term.addEventListener("click", (event) => {
      if (pointer !== "touch" || tip.matches(":popover-open")) return
      event.preventDefault()
      closeAll(root)
      tip.showPopover({ source: term })
    })
    if (!known) openByHand(term, tip)
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
