// Remembers "my town" in this browser: the home page then shows its answers, and the others on request.
const KEY = "machidx-town"

function startMyTown(root) {
  const box = root.querySelector("[data-my-town]")
  if (!box) return
  const towns = [...root.querySelectorAll("[data-town-card]")]
  const parts = [...root.querySelectorAll("[data-town]")]
  const nones = [...root.querySelectorAll("[data-none]")]
  const words = box.dataset

  const element = (tag, text, name) => Object.assign(root.createElement(tag), { textContent: text, className: name })
  const button = (text, action) => {
    const made = element("button", text, "tool")
    made.type = "button"
    made.addEventListener("click", action)
    return made
  }
  const choose = (id) => {
    try { id ? localStorage.setItem(KEY, id) : localStorage.removeItem(KEY) } catch { /* not remembered */ }
    turn(id)
  }
  // The pressed button is replaced, so focus the first new one.
  const turn = (id, everything) => {
    show(id, everything)
    box.querySelector("button").focus()
  }
  const show = (id, everything = false) => {
    const town = towns.find(({ dataset }) => dataset.townCard === id)?.querySelector("a")
    for (const part of parts) part.hidden = !!town && !everything && part.dataset.town !== id
    for (const none of nones) none.hidden = !!none.parentElement.querySelector("[data-town]:not([hidden])")
    if (!town) {
      const buttons = towns.map((card) => button(card.querySelector("a").textContent, () => choose(card.dataset.townCard)))
      box.replaceChildren(element("p", words.choose, ""), ...buttons)
      return
    }
    const link = Object.assign(element("a", town.textContent, ""), { href: town.href })
    const line = element("p", `${words.chosen} `, "")
    line.append(link)
    const more = button(everything ? words.only : words.others, () => turn(id, !everything))
    box.replaceChildren(line, more, button(words.forget, () => choose("")))
  }
  let known = ""
  try { known = localStorage.getItem(KEY) ?? "" } catch { /* storage may be forbidden */ }
  box.hidden = false
  show(known)
}

startMyTown(document)
