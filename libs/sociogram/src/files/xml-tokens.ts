import { UnreadableFile, type FileLimits } from './problems.ts'

export type XmlAttributes = ReadonlyMap<string, string>

/** Names come without their prefix: `viz:color` is `color`; `space` is what stood before the colon. */
export type XmlHandlers = {
  open(name: string, attributes: XmlAttributes, line: number, space: string): void
  text(text: string): void
  close(name: string): void
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const MOST_ATTRIBUTES = 100
const NAME = /[A-Za-z_\u00C0-\uFFFD][\w:.\-\u00B7-\uFFFD]*/y
const ATTRIBUTE = /\s+([A-Za-z_\u00C0-\uFFFD][\w:.\-\u00B7-\uFFFD]*)\s*=\s*("[^<"]*"|'[^<']*')/y
const TAG_END = /\s*(\/?)>/y
const ENCODING = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/
const ENCODINGS = /^(?:utf-?8|utf-?16|(?:us-)?ascii|iso-8859-15?|latin-?1|windows-1252|cp1252)$/i

/**
 * Reads XML in one pass: elements, attributes, text, CDATA. No document type, no entities but the five of XML and numbered signs, nothing deeper
 * than the limit; each tag must close. Time grows with the length of the text only.
 */
export function readXml(text: string, handlers: XmlHandlers, limits: FileLimits): void {
  new XmlPass(text, handlers, limits).run()
}

class XmlPass {
  readonly #text: string
  readonly #handlers: XmlHandlers
  readonly #limits: FileLimits
  readonly #open: string[] = []
  #at = 0
  #line = 1
  #counted = 0
  #hasRoot = false

  constructor(text: string, handlers: XmlHandlers, limits: FileLimits) {
    this.#text = text
    this.#handlers = handlers
    this.#limits = limits
  }

  run(): void {
    const encoding = ENCODING.exec(this.#text)?.[1]
    if (encoding !== undefined && !ENCODINGS.test(encoding)) throw new UnreadableFile('not-text')
    while (this.#at < this.#text.length) {
      const next = this.#text.indexOf('<', this.#at)
      this.#takeText(next < 0 ? this.#text.length : next)
      if (next >= 0) this.#takeMarkup()
    }
    if (this.#open.length > 0 || !this.#hasRoot) this.#fail('broken')
  }

  #takeText(end: number): void {
    if (end === this.#at) return
    const text = this.#text.slice(this.#at, end)
    if (this.#open.length > 0) this.#handlers.text(this.#resolve(text))
    else if (text.trim() !== '') this.#fail('broken')
    this.#at = end
  }

  #takeMarkup(): void {
    const second = this.#text.charAt(this.#at + 1)
    if (second === '?') this.#skip('?>')
    else if (second === '!') this.#takeDeclaration()
    else if (second === '/') this.#takeClose()
    else this.#takeOpen()
  }

  #takeDeclaration(): void {
    if (this.#text.startsWith('<!--', this.#at)) return this.#skip('-->', 4)
    if (!this.#text.startsWith('<![CDATA[', this.#at) || this.#open.length === 0) return this.#fail('document-type')
    const start = this.#at + 9
    this.#skip(']]>', 9)
    this.#handlers.text(this.#text.slice(start, this.#at - 3))
  }

  #skip(end: string, ahead = 2): void {
    const found = this.#text.indexOf(end, this.#at + ahead)
    if (found < 0) this.#fail('broken')
    this.#at = found + end.length
  }

  #takeClose(): void {
    const name = this.#takeName(this.#at + 2)
    const tail = this.#match(TAG_END)
    if (tail?.[1] !== '' || this.#open.pop() !== name) this.#fail('broken')
    this.#handlers.close(localName(name))
  }

  #takeOpen(): void {
    const line = this.#lineHere()
    if (this.#open.length === 0 && this.#hasRoot) this.#fail('broken')
    const name = this.#takeName(this.#at + 1)
    const attributes = this.#takeAttributes()
    const tail = this.#match(TAG_END)
    if (!tail) this.#fail('broken')
    this.#hasRoot = true
    this.#open.push(name)
    if (this.#open.length > this.#limits.depth) this.#fail('too-deep', { limit: this.#limits.depth })
    this.#handlers.open(localName(name), attributes, line, name.includes(':') ? name.slice(0, name.indexOf(':')) : '')
    if (tail[1] === '/') this.#handlers.close(localName(this.#open.pop()!))
  }

  #takeAttributes(): Map<string, string> {
    const attributes = new Map<string, string>()
    for (let found = this.#match(ATTRIBUTE); found; found = this.#match(ATTRIBUTE)) {
      const [, name = '', quoted = ''] = found
      if (attributes.has(name) || attributes.size >= MOST_ATTRIBUTES) this.#fail('broken')
      attributes.set(name, this.#resolve(quoted.slice(1, -1).replace(/\r\n?|[\n\t]/g, ' ')))
    }
    return attributes
  }

  #takeName(start: number): string {
    this.#at = start
    return this.#match(NAME)?.[0] ?? this.#fail('broken')
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (found) this.#at += found[0].length
    return found
  }

  #resolve(raw: string): string {
    const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw
    if (!text.includes('&')) return text
    return text.replace(/&(#x[0-9A-Fa-f]{1,6};|#\d{1,7};|[^;&\s]{0,40};?)?/g, (whole, inside: string = '') => this.#sign(inside.replace(/;$/, ''), whole))
  }

  #sign(name: string, whole: string): string {
    if (!whole.endsWith(';')) return this.#fail('broken')
    if (Object.hasOwn(NAMED, name)) return NAMED[name]!
    if (!/^#(?:x[0-9A-Fa-f]+|\d+)$/.test(name)) return this.#fail('entity', { name })
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    const isSign = code === 9 || code === 10 || code === 13 || (code >= 32 && code !== 127 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff))
    return isSign ? String.fromCodePoint(code) : this.#fail('control-character')
  }

  /** Counts on from where it counted last, so that all counting together is one pass. */
  #lineHere(): number {
    for (; this.#counted < this.#at; this.#counted += 1) if (this.#text.charCodeAt(this.#counted) === 10) this.#line += 1
    return this.#line
  }

  #fail(kind: 'broken' | 'document-type' | 'entity' | 'too-deep' | 'control-character', facts: { name?: string; limit?: number } = {}): never {
    throw new UnreadableFile(kind, { line: this.#lineHere(), ...facts })
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
