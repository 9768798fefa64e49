// Readings above the words of the page, on a press; the choice is remembered. They are made with the site
// (machidx.site.readings) and fetched when they are first wanted. Style sheets print them, so that the text stays as it
// is: for copying, for finding in the page, and for other scripts.
const REMEMBERED = "machidx-furigana"
// As machidx.site.readings.
const UNREAD = "code, head, kbd, noscript, option, pre, rp, rt, samp, script, style, svg, template, [lang]:not([lang=ja])"
const LONG = 9
// Readings of Latin letters are wide, and names such as DX frequent: once in the article is enough.
const LATIN = /[A-Za-zＡ-Ｚａ-ｚ]/

// The readings by the text that they belong to. An item: words, a base, its reading, words, a base, its reading, …
async function load(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${answer.status}`)
  const text = (item) => item.filter((_, place) => place % 3 < 2).join("")
  return new Map((await answer.json()).map((item) => [text(item), item]))
}

function ruby(root, base, reading) {
  const made = root.createElement("ruby")
  const above = root.createElement("rt")
  above.dataset.reading = reading
  above.ariaHidden = "true"
  made.classList.toggle("long", Math.max(base.length, reading.length * 0.6) > LONG)
  made.append(base, above)
  return made
}

// A text with its readings, in an element that no style sheet knows.
function read(root, text, item, isWanted) {
  const made = root.createElement("with-readings")
  made.append(text.slice(0, text.length - text.trimStart().length))
  for (let place = 0; place < item.length; place += 3) {
    made.append(item[place])
    const [base, reading] = item.slice(place + 1, place + 3)
    if (base) made.append(isWanted(base) ? ruby(root, base, reading) : base)
  }
  made.append(text.slice(text.trimEnd().length))
  return made
}

class Furigana {
  constructor(root, address) {
    this.root = root
    this.address = address
    this.put = []
    this.seen = new Set()
    // Texts that other scripts add while readings are shown.
    this.observer = new MutationObserver((changes) => this.#add(changes.flatMap((change) => [...change.addedNodes])))
  }

  async show() {
    this.known ??= await load(this.address)
    this.#add([this.root.body])
    this.observer.observe(this.root.body, { childList: true, subtree: true })
  }

  hide() {
    this.observer.disconnect()
    for (const [made, before] of this.put) made.replaceWith(before)
    this.put = []
    this.seen.clear()
  }

  #isFirst(base, node) {
    if (this.seen.has(base) || !node.parentElement?.closest("article")) return false
    this.seen.add(base)
    return true
  }

  #add(nodes) {
    const found = nodes.flatMap((node) => [...this.#texts(node)])
    for (const [node, item] of found) {
      const made = read(this.root, node.data, item, (base) => !LATIN.test(base) || this.#isFirst(base, node))
      node.replaceWith(made)
      this.put.push([made, node])
    }
    this.observer.takeRecords()
  }

  *#texts(top) {
    const walker = this.root.createTreeWalker(top, NodeFilter.SHOW_TEXT)
    for (let node = top.nodeType === Node.TEXT_NODE ? top : walker.nextNode(); node; node = walker.nextNode()) {
      const item = this.known.get(node.data.trim())
      if (item && node.parentElement && !node.parentElement.closest(`${UNREAD}, with-readings`)) yield [node, item]
    }
  }
}

function startFurigana(root) {
  const button = root.querySelector(".appearance .furigana")
  if (!button) return
  const furigana = new Furigana(root, button.dataset.readings)
  let shown = false
  const show = async (wanted) => {
    shown = wanted
    if (!wanted) furigana.hide()
    try {
      if (wanted) await furigana.show()
      button.textContent = button.dataset[wanted ? "remove" : "add"]
    } catch {
      shown = false
      button.textContent = button.dataset.failed
    }
  }
  button.addEventListener("click", async () => {
    await show(!shown)
    try { localStorage.setItem(REMEMBERED, shown ? "yes" : "no") } catch { /* not remembered */ }
  })
  try { if (localStorage.getItem(REMEMBERED) === "yes") show(true) } catch { /* then without readings */ }
}

startFurigana(document)
