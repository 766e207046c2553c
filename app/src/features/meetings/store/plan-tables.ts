import type { Generated } from 'kysely'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { AgendaKind } from '../domain/agenda.ts'

type PlanTables = {
  meeting: { id: Generated<string>; agendaVersion: Generated<number>; requestMark: string | null; chairId: string | null }
  meetingSeries: { id: Generated<string>; communityId: string; madeBy: string | null; madeAt: string }
  agendaItem: {
    id: Generated<string>
    meetingId: string
    position: number
    kind: AgendaKind
    language: Language
    title: string
    minutes: number | null
    ownerId: string | null
    isConfidential: boolean
  }
  agendaTemplate: { id: Generated<string>; communityId: string; name: string; language: Language; items: string; madeAt: string }
  chairRota: { communityId: string; personId: string }
}

export const planningDb = (db: Database) => db.withTables<PlanTables>()
