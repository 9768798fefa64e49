// Runs before first paint: elements that need scripts take their place at once, and a stored choice of light or dark,
// and of the text's size, applies without a flash.
document.documentElement.dataset.scripts = ""
try {
  const chosen = localStorage.getItem("machidx-appearance")
  if (chosen) document.documentElement.dataset.appearance = chosen
  const size = localStorage.getItem("machidx-text-size")
  if (size) document.documentElement.dataset.textSize = size
} catch { /* storage may be forbidden: then the system's choice holds */ }
