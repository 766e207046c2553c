/**
 * What a person sees of the keyboard's place on a page. Everything here runs inside the page: each function may call the others, and
 * nothing else.
 */
export type Box = { left: number; top: number; right: number; bottom: number }
export type Stop = {
  /** The same element has the same number, as long as its page stands. */
  number: number
  /** Its tag and its words, for a sentence of complaint. */
  name: string
  box: Box
  /** Where the stop before it stands now, after whatever scrolled; null when that one lies in another landmark or left the page. */
  before: Box | null
  faults: string[]
}
type Looks = { rest: Map<Element, string>; noted: Set<Element>; numbers: Map<Element, number>; last: Element | null; colours: Map<string, number[]> }

const FOCUSABLE = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]'
const SMALLEST_RING_PX = 2
/** WCAG 2.2, 1.4.11: what shows where one is differs that much from what is beside it. */
const LEAST_CONTRAST = 3
/** So much of an element may lie under the edge of its box: half a pixel of a fraction, and rounding. */
const SLACK_PX = 1.5
/** What is nearly as high as the window cannot be seen whole beside the bars. */
const TALL_PX = 200

function looks(): Looks {
  const holder = globalThis as unknown as { rondeLooks?: Looks }
  holder.rondeLooks ??= { rest: new Map(), noted: new Set(), numbers: new Map(), last: null, colours: new Map() }
  return holder.rondeLooks
}

function nameOf(element: Element): string {
  const label = element.closest('label') ?? document.querySelector(`label[for="${element.id}"]`)
  const words = element.getAttribute('aria-label') ?? (label ?? element).textContent ?? ''
  return `${element.tagName.toLowerCase()} “${words.replaceAll(/\s+/g, ' ').trim().slice(0, 50)}”`
}

/** The element and the few around it that may show the ring in its place: a radio button is drawn by its label. */
function framesOf(element: Element): Element[] {
  const frames = [element]
  const last = element.closest('label') === null ? 1 : 3
  while (frames.length < last && frames.at(-1)?.parentElement) frames.push(frames.at(-1)!.parentElement!)
  return frames
}

function lookOf(element: Element): string {
  const { outlineStyle, outlineWidth, outlineColor, outlineOffset, boxShadow } = getComputedStyle(element)
  return [outlineStyle === 'none' ? '' : `${outlineStyle} ${outlineWidth} ${outlineColor} ${outlineOffset}`, boxShadow].join(' | ')
}

/** How everything looks that has no focus; read once. */
function noteRest(): void {
  const { rest, noted } = looks()
  for (const element of document.querySelectorAll(FOCUSABLE)) {
    if (noted.has(element)) continue
    const frames = framesOf(element)
    for (const frame of frames) if (!rest.has(frame) && !frame.matches(':focus-within')) rest.set(frame, lookOf(frame))
    if (frames.every((frame) => rest.has(frame))) noted.add(element)
  }
}

function colourOf(written: string): number[] {
  const { colours } = looks()
  if (!colours.has(written)) {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 1
    const brush = canvas.getContext('2d')!
    brush.fillStyle = written
    brush.fillRect(0, 0, 1, 1)
    colours.set(written, [...brush.getImageData(0, 0, 1, 1).data])
  }
  return colours.get(written)!
}

function groundOf(element: Element | null): number[] {
  for (let each = element; each !== null; each = each.parentElement) {
    const colour = colourOf(getComputedStyle(each).backgroundColor)
    if ((colour[3] ?? 0) > 250) return colour
  }
  return [255, 255, 255, 255]
}

function lightOf(colour: number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrastOf(one: number[], other: number[]): number {
  const [light, dark] = [Math.max(lightOf(one), lightOf(other)), Math.min(lightOf(one), lightOf(other))]
  return (light + 0.05) / (dark + 0.05)
}

/** What of the page around it can be seen: boxes that scroll or cut, and the window. */
function windowOf(element: Element): Box {
  const seen = { left: 0, top: 0, right: document.documentElement.clientWidth, bottom: innerHeight }
  const isFixed = getComputedStyle(element).position === 'fixed'
  for (let each = element.parentElement; each !== null && each !== document.documentElement && !isFixed; each = each.parentElement) {
    if (each === document.body || getComputedStyle(each).overflow === 'visible') continue
    const box = each.getBoundingClientRect()
    seen.left = Math.max(seen.left, box.left)
    seen.top = Math.max(seen.top, box.top)
    seen.right = Math.min(seen.right, box.right)
    seen.bottom = Math.min(seen.bottom, box.bottom)
  }
  return seen
}

/** Three of its four sides are enough to see a ring, two when it is higher than the window; and nothing of it may be see-through. */
function isRingSeen(frame: Element, grow: number): boolean {
  for (let each: Element | null = frame; each !== null; each = each.parentElement) if (Number(getComputedStyle(each).opacity) < 0.5) return false
  const box = frame.getBoundingClientRect()
  const seen = windowOf(frame)
  if (box.width < 8 || box.height < 8) return false
  const sides = [box.left - grow >= seen.left, box.top - grow >= seen.top, box.right + grow <= seen.right, box.bottom + grow <= seen.bottom]
  return sides.filter(Boolean).length >= (box.height > innerHeight - TALL_PX ? 2 : 3)
}

function hasRing(frame: Element): boolean {
  if (looks().rest.get(frame) === lookOf(frame)) return false
  const style = getComputedStyle(frame)
  const width = parseFloat(style.outlineWidth)
  const offset = parseFloat(style.outlineOffset)
  const ground = groundOf(offset < 0 ? frame : frame.parentElement)
  if (style.outlineStyle !== 'none' && width >= SMALLEST_RING_PX && contrastOf(colourOf(style.outlineColor), ground) >= LEAST_CONTRAST)
    return isRingSeen(frame, Math.max(0, offset + width) - SLACK_PX)
  const shadow = /^(rgba?\([^)]+\)|color\([^)]+\))/.exec(style.boxShadow)?.[0]
  return shadow !== undefined && contrastOf(colourOf(shadow), groundOf(frame)) >= LEAST_CONTRAST && isRingSeen(frame, 0)
}

/** Points of it that have to lie on top: its middle and its corners, for each line that it runs over. */
function pointsOf(element: Element): [number, number][] {
  return [...element.getClientRects()].flatMap(({ left, top, right, bottom }): [number, number][] => [
    [(left + right) / 2, (top + bottom) / 2],
    [left + 2, top + 2],
    [right - 2, top + 2],
    [left + 2, bottom - 2],
    [right - 2, bottom - 2],
  ])
}

/** A ground of its own, or something to press; a see-through box beside it that reaches over a corner hides nothing. */
function hides(top: Element, own: Element): boolean {
  for (let each: Element | null = top; each !== null && !each.contains(own); each = each.parentElement)
    if (each.matches(FOCUSABLE) || (colourOf(getComputedStyle(each).backgroundColor)[3] ?? 0) > 0) return true
  return false
}

function tellPlace(element: Element): string[] {
  const box = element.getBoundingClientRect()
  const seen = windowOf(element)
  const isTall = box.height > innerHeight - TALL_PX
  const isIn = isTall
    ? box.bottom > 40 && box.top < innerHeight - 40
    : box.left >= seen.left - SLACK_PX && box.top >= seen.top - SLACK_PX && box.right <= seen.right + SLACK_PX && box.bottom <= seen.bottom + SLACK_PX
  if (!isIn) return [`lies outside of what is seen (${Math.round(box.top)} to ${Math.round(box.bottom)} of ${Math.round(innerHeight)})`]
  if (isTall) return []
  const own = element.closest('label') ?? element
  const cover = pointsOf(element)
    .map(([left, top]) => document.elementFromPoint(left, top))
    .find((top) => top !== null && !own.contains(top) && hides(top, own))
  return cover ? [`is covered by ${nameOf(cover)}`] : []
}

function boxOf(element: Element): Box {
  const { left, top, right, bottom } = element.getBoundingClientRect()
  return { left, top, right, bottom }
}

/** A bar that hovers over the page has no place in its order. */
function isHovering(element: Element | null): boolean {
  return element !== null && (getComputedStyle(element).position === 'fixed' || isHovering(element.parentElement))
}

function landmarkOf(element: Element): Element | null {
  return element.closest('header, main, aside, footer')
}

/** Where the keyboard is, or null when it has left the page. */
export function readStop(): Stop | null {
  noteRest()
  const element = document.activeElement
  const { numbers, last } = looks()
  const isOn = element !== null && element !== document.body
  looks().last = isOn ? element : null
  if (!isOn) return null
  if (!numbers.has(element)) numbers.set(element, numbers.size)
  const faults = tellPlace(element)
  if (!framesOf(element).some(hasRing)) faults.push('does not show that it has the focus')
  const isComparable = last?.isConnected === true && landmarkOf(last) === landmarkOf(element) && !isHovering(last) && !isHovering(element)
  return { number: numbers.get(element)!, name: nameOf(element), box: boxOf(element), before: isComparable ? boxOf(last) : null, faults }
}

/** Everything that a keyboard has to be able to reach now, in the order of the document; of a group of radio buttons the chosen one. */
export function listReachable(): string[] {
  const shown = [...document.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility({ visibilityProperty: true }),
  )
  const inGroup = (element: Element) => (element instanceof HTMLInputElement && element.type === 'radio' ? element.name : null)
  const chosen = new Set([...document.querySelectorAll<HTMLInputElement>('input[type=radio]:checked')].map(({ name }) => name))
  const reached = shown.filter((element) => {
    const group = inGroup(element)
    return group === null || (chosen.has(group) ? (element as HTMLInputElement).checked : shown.find((each) => inGroup(each) === group) === element)
  })
  return reached.map(nameOf)
}

/** The text of all this, for a page that knows nothing of it. */
export const FOCUS_READER = [
  `const FOCUSABLE = ${JSON.stringify(FOCUSABLE)}, SMALLEST_RING_PX = ${SMALLEST_RING_PX}, LEAST_CONTRAST = ${LEAST_CONTRAST}, SLACK_PX = ${SLACK_PX}, TALL_PX = ${TALL_PX}`,
  ...[
    looks,
    nameOf,
    framesOf,
    lookOf,
    noteRest,
    colourOf,
    groundOf,
    lightOf,
    contrastOf,
    windowOf,
    isRingSeen,
    hasRing,
    pointsOf,
    hides,
    tellPlace,
    boxOf,
    isHovering,
    landmarkOf,
  ].map(String),
  ...[readStop, listReachable].map(String),
  'Object.assign(globalThis, { readStop, listReachable })',
].join('\n')
