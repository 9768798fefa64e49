// The slip to print: fills in the page that the reader came from, and prints at a press.
function startSlip(root) {
  const from = cameFrom(root.referrer)
  if (from) root.querySelector("[data-page-before]").textContent = from
  for (const button of root.querySelectorAll("[data-print-slip]")) {
    button.addEventListener("click", () => print())
    button.hidden = false
  }
}

// The address of the page before this one, if it is another page of this site.
function cameFrom(address) {
  if (!address) return ""
  const before = new URL(address)
  const isOurs = before.origin === location.origin && before.pathname !== location.pathname
  return isOurs ? decodeURI(before.origin + before.pathname) : ""
}

startSlip(document)
