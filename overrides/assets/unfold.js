// Unfolds what a link leads to, in browsers that do not do so themselves.
function unfold(root, location) {
  const id = decodeURIComponent(location.hash.slice(1))
  const target = id && root.getElementById(id)
  const folded = target ? [...root.querySelectorAll("details:not([open])")].filter((fold) => fold.contains(target)) : []
  for (const fold of folded) fold.open = true
  if (folded.length) target.scrollIntoView()
}

addEventListener("hashchange", () => unfold(document, location))
unfold(document, location)
