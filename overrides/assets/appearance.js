// Runs before the page is painted, so that a reader's choice of light or dark does not flash.
try {
  const chosen = localStorage.getItem("machidx-appearance")
  if (chosen) document.documentElement.dataset.appearance = chosen
} catch { /* storage may be forbidden: then the system's choice holds */ }
