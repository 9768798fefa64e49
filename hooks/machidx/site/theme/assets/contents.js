// The contents that a phone has at hand: a press on a section closes them.
function startContents(root) {
  const menu = root.getElementById("outline-menu")
  menu?.addEventListener("click", ({ target }) => { if (target.closest("a")) menu.hidePopover() })
}

startContents(document)
