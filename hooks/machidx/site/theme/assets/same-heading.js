// Makes the language switch keep the current heading: ids are equal in both languages.
function startSameHeading(root) {
  for (const link of root.querySelectorAll(".site-tools a[hreflang]")) {
    link.addEventListener("click", () => { link.hash = location.hash })
  }
}

startSameHeading(document)
