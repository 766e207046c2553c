import type { Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import type { AgendaItem, TemplateItem } from './agenda.ts'
import type { ChairTurn } from './chair.ts'
import type { Meeting, MeetingState, RegisterState } from './meeting.ts'
import type { KnownPerson, NamedCommunity } from './shown.ts'

/** One meeting among those of its series. */
export type SeriesMeeting = {
  id: string
  title: string
  titleLanguage: string
  startsAt: Instant
  endsAt: Instant
  state: MeetingState
  registerState: RegisterState
}

/** An item with the name of who looks after it; empty when nobody does. */
export type ShownItem = AgendaItem & { owner: string }

export type OwnTemplate = { id: string; communityId: string; name: string; language: Language; items: TemplateItem[] }

/** What the page of an agenda shows to those who change it. */
export type AgendaSheet = {
  meeting: Meeting
  communities: NamedCommunity[]
  items: ShownItem[]
  version: number
  templates: OwnTemplate[]
  people: KnownPerson[]
}

export type ChairSheet = { meeting: Meeting; communities: NamedCommunity[]; turns: ChairTurn[]; people: KnownPerson[]; willing: string[] }

/** What planning adds to the page of one meeting. */
export type PlanGlimpse = { items: ShownItem[]; chair: string; before: SeriesMeeting | null; after: SeriesMeeting | null; place: number; of: number }

/** Later ones of a series that can still be changed. */
export function listLater(series: readonly SeriesMeeting[], meeting: Pick<Meeting, 'id' | 'startsAt'>): SeriesMeeting[] {
  return series.filter((other) => other.id !== meeting.id && other.startsAt > meeting.startsAt && other.state === 'planned' && other.registerState === 'open')
}
