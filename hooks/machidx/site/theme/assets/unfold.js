// Unfolds what a link leads to, in browsers that do not do so themselves.
function unfold(root, location) {
  const target = asked(root, location.hash.slice(1))
  const folded = target ? [...root.querySelectorAll("details:not([open])")].filter((fold) => fold.contains(target)) : []
  for (const fold of folded) fold.open = true
  if (folded.length) target.scrollIntoView()
}

// A fragment that cannot be decoded asks for nothing.
function asked(root, fragment) {
  try { return root.getElementById(decodeURIComponent(fragment)) } catch { return null }
}

addEventListener("hashchange", () => unfold(document, location))
unfold(document, location)
