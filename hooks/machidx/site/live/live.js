// While content is written: reload when a new site stands, show problems above the last good page.
const source = new EventSource("/_machidx/events")
const asked = new URL(import.meta.url).searchParams
const build = asked.get("build")

if (asked.get("form") && window === window.top) {
  addSheet()
  const link = document.createElement("a")
  link.className = "machidx-edit"
  link.href = `/-/edit/${asked.get("form")}`
  link.textContent = document.documentElement.lang === "ja" ? "この画面で直す" : "Translate here"
  document.body.append(link)
}

function addSheet() {
  const sheet = document.createElement("link")
  sheet.rel = "stylesheet"
  sheet.href = "/_machidx/live.css"
  document.head.append(sheet)
}

if (/\/search\/$/.test(location.pathname)) {
  const note = document.createElement("p")
  note.textContent = "この検索は、machidx serve をはじめたときの内容をさがします。"
  document.querySelector("h1")?.after(note)
}

source.addEventListener("good", (event) => {
  if (event.lastEventId !== build) location.reload()
})
source.addEventListener("problems", (event) => {
  let box = document.getElementById("machidx-problems")
  if (!box) {
    addSheet()
    box = document.createElement("section")
    box.id = "machidx-problems"
    box.setAttribute("role", "alert")
    document.body.prepend(box)
  }
  const title = document.createElement("h2")
  title.textContent = "直すところがあります（下のページは、前に公開できたものです）"
  const text = document.createElement("pre")
  text.textContent = event.data
  box.replaceChildren(title, text)
})
