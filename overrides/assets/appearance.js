// Runs before first paint: elements that need scripts take their place at once, and a stored choice of light or dark
// applies without a flash.
document.documentElement.dataset.scripts = ""
try {
  const chosen = localStorage.getItem("machidx-appearance")
  if (chosen) document.documentElement.dataset.appearance = chosen
} catch { /* storage may be forbidden: then the system's choice holds */ }
