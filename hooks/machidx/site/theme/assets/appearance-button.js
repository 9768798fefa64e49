// The button for light and dark mode: its label says what a press does; the choice is remembered.
function startAppearance(root) {
  const button = root.querySelector(".appearance .shade")
  if (!button) return
  const system = matchMedia("(prefers-color-scheme: dark)")
  const page = root.documentElement
  const isDark = () => (page.dataset.appearance ?? (system.matches ? "dark" : "light")) === "dark"
  const label = () => { button.textContent = isDark() ? button.dataset.light : button.dataset.dark }
  button.addEventListener("click", () => {
    page.dataset.appearance = isDark() ? "light" : "dark"
    try { localStorage.setItem("machidx-appearance", page.dataset.appearance) } catch { /* not remembered */ }
    label()
  })
  system.addEventListener("change", label)
  label()
}

startAppearance(document)
