// Runs before the page is painted: what needs scripts takes its place at once, and a reader's choice of light or
// dark does not flash.
document.documentElement.dataset.scripts = ""
try {
  const chosen = localStorage.getItem("machidx-appearance")
  if (chosen) document.documentElement.dataset.appearance = chosen
} catch { /* storage may be forbidden: then the system's choice holds */ }
