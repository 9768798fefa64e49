// The tools for reading open from the header or, on a phone, from its menu; closed, they give the focus back to a
// button that can be seen, which the browser does not where one popover was opened from another.
function startReadingTools(root) {
  const tools = root.getElementById("reading-tools")
  const buttons = [...root.querySelectorAll('.site-header :is([popovertarget="reading-tools"]:not(.close), [popovertarget="menu"])')]
  tools?.addEventListener("toggle", ({ newState }) => {
    const has = root.activeElement
    if (newState === "open" || (has && has !== root.body && has.checkVisibility())) return
    buttons.find((button) => button.checkVisibility())?.focus()
  })
}

startReadingTools(document)
