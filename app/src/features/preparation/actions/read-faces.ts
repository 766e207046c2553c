import type { Actor } from '../../../kernel/actor.ts'
import type { Language } from '../../../kernel/language.ts'
import { asSystem, inTransaction } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { directoryNeighbours } from '../../communities/public.ts'
import type { SheetRow } from '../../meetings/public.ts'
import { disciplineLabel, listInSight, listPeopleByIds, personDisplayName, spokenLanguageLabel, type PersonInSight } from '../../people/public.ts'
import type { FaceCard, Faces } from '../domain/shown.ts'
import { listCameBefore } from '../store/preparation-store.ts'
import { listExpected, readRoom, type Room } from './read-room.ts'

/** Who is expected, each as this reader may see her. Whoever the reader may not see is counted and nothing more. */
export async function readFaces(house: House, actor: Actor, language: Language, id: string): Promise<{ room: Room; faces: Faces } | null> {
  const room = await readRoom(house, actor, language, id)
  if (room === null) return null
  const expected = listExpected(room)
  const ids = expected.map(({ personId }) => personId)
  const { communityIds, startsAt, state } = room.meeting
  const before = new Set(await asSystem(house.db, (tx) => listCameBefore(tx, { communityIds, before: startsAt, personIds: ids })))
  const seen = await inTransaction(house.db, actor, async (tx) => {
    const people = (await listPeopleByIds(tx, ids)).filter(({ source }) => source !== 'former')
    return listInSight(tx, directoryNeighbours, { actor, people, now: nowOf(house) })
  })
  const cards = expected.flatMap((row) => {
    const found = seen.find(({ person }) => person.id === row.personId)
    return found === undefined ? [] : [toCard(found, row, { language, isFirstTime: !before.has(row.personId) })]
  })
  return { room, faces: { cards, hidden: expected.length - cards.length, isOver: state === 'held' } }
}

function toCard({ person }: PersonInSight, row: SheetRow, { language, isFirstTime }: { language: Language; isFirstTime: boolean }): FaceCard {
  const own = (text: string) => (text === '' ? null : { language: person.ownLanguage ?? language, text })
  const speaks = person.languagesSpoken.map((code) => spokenLanguageLabel(language, code))
  return {
    personId: person.id,
    name: personDisplayName(language, person),
    does: [...person.disciplines.map((discipline) => disciplineLabel(language, discipline)), ...person.functions],
    organisations: person.organisations.map(({ nameFr, nameNl }) => ({ fr: nameFr, nl: nameNl })),
    activity: own(person.activity),
    askMeAbout: own(person.askMeAbout),
    speaks,
    understands: person.languagesUnderstood.map((code) => spokenLanguageLabel(language, code)).filter((label) => !speaks.includes(label)),
    email: person.email,
    phone: person.phone,
    isFirstTime,
    reply: row.reply,
  }
}
