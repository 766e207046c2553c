import ICAL from 'ical.js'
import { done, refused, type Outcome } from './outcome.ts'

/** Why a text is not read. */
export type CalendarRefusal = 'too-large' | 'not-a-calendar' | 'broken'

/** A property as the parser gives it: name, parameters, kind and values. */
export type CalendarProperty = { name: string; parameters: Record<string, string>; kind: string; values: unknown[] }
export type CalendarPart = { name: string; properties: CalendarProperty[]; parts: CalendarPart[] }

/** The calendars of a text. Nothing is computed here that a hostile text could make long: no rule is expanded and no zone is built. */
export function parseCalendars(text: string, largestOctets: number): Outcome<CalendarPart[], CalendarRefusal> {
  if (text.length > largestOctets || new TextEncoder().encode(text).length > largestOctets) return refused('too-large')
  const clean = text.replace(/^\uFEFF/, '').trim()
  if (!/^BEGIN:VCALENDAR\s*$/im.test(clean.slice(0, 200))) return refused('not-a-calendar')
  const parsed = parseOrNull(clean)
  if (parsed === null) return refused('broken')
  const found = (typeof parsed[0] === 'string' ? [parsed] : parsed).map((each) => readPart(each, 0)).filter((part) => part.name === 'vcalendar')
  return found.length === 0 ? refused('not-a-calendar') : done(found)
}

function parseOrNull(text: string): unknown[] | null {
  try {
    const parsed: unknown = ICAL.parse(text)
    return Array.isArray(parsed) ? parsed : null
  } catch {
    return null
  }
}

const DEEPEST = 4

/** jCal (RFC 7265): `[name, [[name, parameters, kind, ...values]], [parts]]`. */
function readPart(raw: unknown, depth: number): CalendarPart {
  const [name, properties, parts] = Array.isArray(raw) ? raw : []
  return {
    name: String(name),
    properties: Array.isArray(properties) ? properties.flatMap(readProperty) : [],
    parts: Array.isArray(parts) && depth < DEEPEST ? parts.map((part) => readPart(part, depth + 1)) : [],
  }
}

function readProperty(raw: unknown): CalendarProperty[] {
  if (!Array.isArray(raw)) return []
  const [name, parameters, kind, ...values] = raw as unknown[]
  const texts = Object.entries(parameters ?? {}).map(([key, value]) => [key, Array.isArray(value) ? String(value[0]) : String(value)])
  return [{ name: String(name), parameters: Object.fromEntries(texts), kind: String(kind), values }]
}

export function findProperty(part: CalendarPart, name: string): CalendarProperty | null {
  return part.properties.find((property) => property.name === name) ?? null
}

export function listProperties(part: CalendarPart, name: string): CalendarProperty[] {
  return part.properties.filter((property) => property.name === name)
}

/** The text of a property, without spaces at its ends; null when there is none. */
export function textOf(part: CalendarPart, name: string): string | null {
  const value = findProperty(part, name)?.values[0]
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  return text === '' ? null : text
}
