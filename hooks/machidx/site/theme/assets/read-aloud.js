// Reads the article aloud with a voice of the reader's device, paragraph by paragraph. Voices of other computers are
// never used: the text would be sent there.
const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, tr, caption, figcaption, summary, blockquote"
const SKIPPED = "pre, svg, form, button, select, template, script, style, noscript, rt, [popover], [aria-hidden=true]"
const CELLS = "th, td"

// The texts of a block, without those of blocks in it; the cells of a row with pauses between them.
export function words(block) {
  const walker = block.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  const parts = new Map()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    const isRow = block.matches("tr")
    if (parent.closest(SKIPPED) || !(isRow || parent.closest(BLOCKS) === block)) continue
    const part = isRow ? parent.closest(CELLS) : block
    parts.set(part, (parts.get(part) ?? "") + node.data)
  }
  const pause = block.closest("[lang]").lang === "ja" ? "、" : ", "
  return [...parts.values()].map((text) => text.replace(/\s+/g, " ").trim()).filter(Boolean).join(pause)
}

// The blocks of an article that are seen and have words, in order.
export function blocks(article) {
  const isRead = (block) => block.checkVisibility() && !block.closest(SKIPPED) && !block.parentElement.closest("tr")
  return [...article.querySelectorAll(BLOCKS)].filter((block) => isRead(block) && words(block))
}

class Reader {
  constructor(root, speech) {
    this.root = root
    this.speech = speech
    this.article = root.querySelector("article")
    this.button = root.querySelector(".appearance .read-aloud")
    this.bar = root.querySelector(".reading-aloud")
    this.list = []
    this.place = -1
  }

  // The device's own voice for a language: its default one, else the first.
  voice(language) {
    const own = this.speech.getVoices().filter((voice) => {
      return voice.localService !== false && voice.lang.toLowerCase().replace("_", "-").startsWith(language)
    })
    return own.find((voice) => voice.default) ?? own[0]
  }

  offer() {
    this.button.hidden = !this.voice(this.root.documentElement.lang)
  }

  // From the first block that is seen now.
  start() {
    this.list = blocks(this.article)
    const first = this.list.findIndex((block) => block.getBoundingClientRect().bottom > 0)
    this.bar.hidden = false
    this.button.textContent = this.button.dataset.stop
    this.go(Math.max(first, 0))
  }

  stop() {
    const held = this.bar.contains(this.root.activeElement)
    this.current = undefined
    this.speech.cancel()
    this.mark(-1)
    this.bar.hidden = true
    this.button.textContent = this.button.dataset.start
    if (held) this.root.getElementById("main").focus({ preventScroll: true })
  }

  get isReading() {
    return this.place >= 0
  }

  go(place) {
    this.current = undefined
    this.speech.cancel()
    const block = this.list[place]
    if (!block) return this.stop()
    this.mark(place)
    const language = block.closest("[lang]").lang
    const voice = this.voice(language)
    if (!voice) return this.go(place + 1)
    const said = new SpeechSynthesisUtterance(words(block))
    Object.assign(said, { voice, lang: voice.lang })
    // Some browsers tell of an end after a cancel.
    said.onend = said.onerror = () => { if (this.current === said) this.go(place + 1) }
    this.current = said
    this.speech.speak(said)
  }

  mark(place) {
    this.list[this.place]?.removeAttribute("data-read-now")
    this.place = place
    const block = this.list[place]
    if (!block) return
    block.dataset.readNow = ""
    block.scrollIntoView({ block: block.offsetHeight > innerHeight / 2 ? "start" : "center" })
  }
}

function startReadAloud(root) {
  const speech = window.speechSynthesis
  const reader = new Reader(root, speech)
  if (!speech || !reader.button || !reader.article) return
  reader.offer()
  speech.addEventListener?.("voiceschanged", () => reader.offer())
  reader.button.addEventListener("click", () => {
    reader.button.closest("[popover]")?.hidePopover()
    if (reader.isReading) reader.stop()
    else reader.start()
  })
  reader.bar.addEventListener("click", (event) => {
    const pressed = event.target.closest("button")?.dataset.move
    if (pressed === "stop") reader.stop()
    else if (pressed) reader.go(Math.max(0, reader.place + Number(pressed)))
  })
  root.addEventListener("keydown", (event) => { if (event.key === "Escape" && reader.isReading) reader.stop() })
  addEventListener("pagehide", () => { if (reader.isReading) reader.stop() })
}

startReadAloud(document)
