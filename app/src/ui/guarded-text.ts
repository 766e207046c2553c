/**
 * The script beside a guarded field: it reads along on the device while somebody types and lists below what it found, each with one press that
 * replaces it. Without it the field is a form, and the server reads when it is sent. Nothing written leaves the device before that.
 */
import type { Audience, Language } from '@ronde/guard'
import type { LocalFinding, LocalGuard, WithLocalGuard } from './local-guard.ts'

type Words = Record<string, string>
type Place = {
  area: HTMLTextAreaElement
  /** What the server already asks about below: not asked twice. */
  asked: ReadonlySet<string>
  list: HTMLElement
  status: HTMLElement
  words: Words
  audience: Audience
  language: Language
  lists: string
  guard: string
}

const PAUSE_MS = 350
const MOST_SHOWN = 12
const LONGEST = 60_000

function startField(box: HTMLElement): void {
  const area = box.querySelector('textarea')
  const { words, lists, guard, guarded, language } = box.dataset
  if (area === null || words === undefined || lists === undefined || guard === undefined) return
  const list = document.createElement('ul')
  list.className = 'found'
  const status = line('p', '')
  status.setAttribute('role', 'status')
  area.after(status, list)
  // Written by our own page; anything else would only be shown wrongly.
  const asked = new Set([...box.querySelectorAll<HTMLInputElement>('input[name$="-words"]')].map(({ value }) => value))
  const place: Place = {
    area,
    asked,
    list,
    status,
    lists,
    guard,
    words: JSON.parse(words) as Words,
    audience: guarded as Audience,
    language: language as Language,
  }
  readAlong(place)
}

let opened: Promise<LocalGuard> | undefined

/** Both come once a page, when somebody begins to write; what failed is tried again at the next pause. */
function openGuard({ guard, lists }: Place): Promise<LocalGuard> {
  opened ??= import(/* @vite-ignore */ guard).then(() => {
    const open = (globalThis as WithLocalGuard).rondeLocalGuard
    if (open === undefined) throw new Error('the guard does not come')
    return open(lists)
  })
  opened.catch(() => (opened = undefined))
  return opened
}

/** Words that their writer called a false alarm: remembered by this page alone, told to nobody. */
function readAlong(place: Place): void {
  const { area } = place
  const dismissed = new Set<string>()
  let timer = 0
  let found: LocalFinding[] | null = []
  const read = async () => {
    found = await openGuard(place).then(
      (check) => listOpen(check, place, dismissed),
      () => null,
    )
    show(place, found, (words) => {
      dismissed.add(words)
      void read()
    })
  }
  const later = () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => void read(), PAUSE_MS)
  }
  area.addEventListener('input', later)
  area.addEventListener('focus', () => void openGuard(place).catch(() => undefined), { once: true })
  area.addEventListener('keydown', (event) => {
    if (!event.altKey || event.key !== 'Enter') return
    event.preventDefault()
    const [first] = found ?? []
    if (first !== undefined) replace(area, first)
  })
  if (area.value !== '') void read()
}

function listOpen(check: LocalGuard, { area, audience, language }: Place, dismissed: ReadonlySet<string>): LocalFinding[] {
  return check(area.value.slice(0, LONGEST), { audience, language }).filter(({ tier, words }) => tier === 'A' || !dismissed.has(words))
}

/** @param found null where the lists could not be fetched: the server reads in its place */
function show({ area, asked, list, status, words }: Place, found: readonly LocalFinding[] | null, dismiss: (words: string) => void): void {
  const isEmpty = area.value.trim() === ''
  const shown = (isEmpty ? null : found) ?? []
  const open = shown.filter((finding) => !asked.has(finding.words))
  list.replaceChildren(...open.slice(0, MOST_SHOWN).map((finding) => row(area, words, finding, dismiss)))
  if (isEmpty) status.textContent = ''
  else if (found === null) status.textContent = words['live.down'] ?? ''
  else if (found.length === 0) status.textContent = words['live.nothing'] ?? ''
  else status.textContent = `${(words['live.found'] ?? '').replace('{count}', String(found.length))}. ${words['live.hint'] ?? ''}`
}

function line(tag: 'p' | 'span' | 'mark', text: string): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = text
  if (tag === 'p') element.className = 'quiet small'
  return element
}

function row(area: HTMLTextAreaElement, words: Words, finding: LocalFinding, dismiss: (words: string) => void): HTMLElement {
  const said = (words[`why.${finding.tier}`] ?? '').replace('{kind}', words[`kind.${finding.kind}`] ?? '')
  const item = document.createElement('li')
  item.className = `found-${finding.tier.toLowerCase()}`
  const mark = line('mark', finding.words)
  mark.lang = area.lang
  const accept = finding.suggestion === '' ? (words['live.remove'] ?? '') : (words['live.accept'] ?? '').replace('{suggestion}', finding.suggestion)
  item.append(
    mark,
    ' ',
    line('span', said.slice(0, 1).toUpperCase() + said.slice(1)),
    ' ',
    press(accept, () => replace(area, finding)),
  )
  if (finding.tier !== 'A')
    item.append(
      ' ',
      press(words['live.keep'] ?? '', () => dismiss(finding.words)),
    )
  return item
}

function press(label: string, act: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button button-small'
  button.textContent = label
  button.addEventListener('click', act)
  return button
}

/** Where the words stand by now: nearest to where they were found, for somebody may have typed since. Minus one when they are gone. */
function placeOf(text: string, { start, words }: LocalFinding): number {
  // Offsets of findings count code points; those of a field count UTF-16 units.
  const expected = [...text].slice(0, start).join('').length
  const before = text.lastIndexOf(words, expected)
  const after = text.indexOf(words, expected)
  if (before < 0 || after < 0) return Math.max(before, after)
  return expected - before < after - expected ? before : after
}

function replace(area: HTMLTextAreaElement, finding: LocalFinding): void {
  const from = placeOf(area.value, finding)
  area.focus()
  if (from < 0) return
  area.setRangeText(finding.suggestion, from, from + finding.words.length, 'end')
  area.dispatchEvent(new Event('input', { bubbles: true }))
}

for (const box of document.querySelectorAll<HTMLElement>('[data-guarded]')) startField(box)
