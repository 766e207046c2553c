import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'

/** What a meeting is made of; `own` carries a title of its own, the others have their name in four languages. */
export const AGENDA_KINDS = ['faces', 'map', 'follow-up', 'situation', 'tool', 'stance', 'market', 'close', 'own'] as const
export type AgendaKind = (typeof AGENDA_KINDS)[number]

export type AgendaDraft = {
  kind: AgendaKind
  /** The language of the words below. */
  language: Language
  /** Own words; may be empty where the kind has a name. */
  title: string
  minutes: number | null
  ownerId: string | null
  /** Said among members: not on paper, not in what visitors or absent people read. */
  isConfidential: boolean
}
export type AgendaItem = AgendaDraft & { id: string; position: number }

/** An agenda to begin with: kinds and minutes. */
export type TemplateItem = Omit<AgendaDraft, 'ownerId'>
export const SHIPPED_TEMPLATES = ['neighbourhood', 'situations', 'moderators', 'short'] as const
export type ShippedTemplate = (typeof SHIPPED_TEMPLATES)[number]

const SHIPPED: Record<ShippedTemplate, readonly (readonly [AgendaKind, number])[]> = {
  neighbourhood: [
    ['faces', 20],
    ['map', 5],
    ['follow-up', 15],
    ['situation', 45],
    ['market', 25],
    ['close', 10],
  ],
  situations: [
    ['faces', 10],
    ['follow-up', 15],
    ['situation', 45],
    ['situation', 40],
    ['close', 10],
  ],
  moderators: [
    ['faces', 10],
    ['follow-up', 20],
    ['tool', 40],
    ['stance', 40],
    ['close', 10],
  ],
  short: [
    ['faces', 10],
    ['situation', 40],
    ['close', 10],
  ],
}

export function listTemplateItems(template: ShippedTemplate, language: Language): TemplateItem[] {
  return SHIPPED[template].map(([kind, minutes]) => ({ kind, language, title: '', minutes, isConfidential: false }))
}

export const MOST_ITEMS = 30
export type ItemRefusal = 'item-title-missing' | 'item-too-long' | 'minutes-wrong'

export function checkItem({ kind, title, minutes }: Pick<AgendaDraft, 'kind' | 'title' | 'minutes'>): ItemRefusal | null {
  if (kind === 'own' && title.trim() === '') return 'item-title-missing'
  if (title.length > 200) return 'item-too-long'
  return minutes !== null && (!Number.isInteger(minutes) || minutes < 0 || minutes > 600) ? 'minutes-wrong' : null
}

/** One step up or down; at the end of the list nothing moves. */
export function moveItem<Item extends { id: string }>(items: readonly Item[], id: string, step: -1 | 1): Result<Item[], 'item-unknown'> {
  const from = items.findIndex((item) => item.id === id)
  if (from < 0) return refused('item-unknown')
  const to = Math.min(items.length - 1, Math.max(0, from + step))
  const moved = items.filter((item) => item.id !== id)
  return done([...moved.slice(0, to), ...items.filter((item) => item.id === id), ...moved.slice(to)])
}

export type AgendaTime = { planned: number; length: number; withoutMinutes: number }

/** Minutes of the items beside those of the meeting. */
export function sumMinutes(items: readonly Pick<AgendaDraft, 'minutes'>[], { startsAt, endsAt }: { startsAt: string; endsAt: string }): AgendaTime {
  return {
    planned: items.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
    length: Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000),
    withoutMinutes: items.filter(({ minutes }) => minutes === null).length,
  }
}

/** When each item begins if all before it keep to their minutes. */
export function listBeginnings(items: readonly Pick<AgendaDraft, 'minutes'>[], startsAt: string): string[] {
  let moment = Date.parse(startsAt)
  return items.map(({ minutes }) => {
    const begins = new Date(moment).toISOString()
    moment += (minutes ?? 0) * 60_000
    return begins
  })
}

/** What somebody outside the circle reads: a confidential item is there, its words and its owner are not. */
export function hideConfidential<Item extends AgendaDraft>(items: readonly Item[], maySee: boolean): Item[] {
  return items.map((item) => (item.isConfidential && !maySee ? { ...item, kind: 'own', title: '', ownerId: null } : item))
}
