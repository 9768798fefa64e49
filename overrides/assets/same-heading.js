// The language switch leads to the heading that is being read: ids are the same in both languages.
function startSameHeading(root) {
  for (const link of root.querySelectorAll(".site-tools a[hreflang]")) {
    link.addEventListener("click", () => { link.hash = location.hash })
  }
}

startSameHeading(document)
