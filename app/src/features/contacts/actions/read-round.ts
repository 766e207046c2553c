import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { asSystem, inTransaction, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { hashToken } from '../../../platform/secrets.ts'
import { findMeeting, listNamedCommunities, mayKeepRegister, type Meeting } from '../../meetings/public.ts'
import {
  agreedFields,
  disciplineLabel,
  listConsents,
  listConsentTexts,
  listPeopleByIds,
  listStanding,
  personDisplayName,
  showPerson,
  type Consent,
  type Person,
} from '../../people/public.ts'
import { findDecision, findLastChoice, standingOf, wasShared, type RoundSight } from '../domain/contact-round.ts'
import type { Round, RoundFace } from '../domain/shown.ts'
import { findRoundLink, listFellowCommunities, listOrganisationNames, listPresent, type RoundLink } from '../store/round-store.ts'

/** Who looks at a round: somebody signed in, or who was there and came by the link of her mail. */
type RoundReader = { personId: string; actor: Actor | null }

/** The round as this reader may see it; null where there is no such meeting for her. */
export async function readRound(house: House, actor: Actor, meetingId: string, language: Language): Promise<Round | null> {
  return inTransaction(house.db, actor, (tx) => gatherRound(tx, { personId: actor.personId, actor }, { meetingId, language, now: nowOf(house) }))
}

/** The same for a link from a mail. It opens this one round, as the house itself, for the one person it was made for. */
export async function readRoundByLink(house: House, token: string, language: Language): Promise<Round | null> {
  return asSystem(house.db, async (tx) => {
    const link = await findLink(house, tx, token)
    return link === null ? null : gatherRound(tx, { personId: link.personId, actor: null }, { meetingId: link.meetingId, language, now: nowOf(house) })
  })
}

/** Nobody who was taken off the register since, and nobody who is gone. */
export async function findLink(house: House, tx: Database, token: string): Promise<RoundLink | null> {
  return findRoundLink(tx, hashToken(token), nowOf(house))
}

type Question = { meetingId: string; language: Language; now: string }

async function gatherRound(tx: Database, reader: RoundReader, { meetingId, language, now }: Question): Promise<Round | null> {
  const meeting = await findMeeting(tx, meetingId)
  if (meeting === null) return null
  const present = await listPresent(tx, meetingId)
  const sight = sightOf(reader, meeting, present)
  if (reader.actor === null && sight !== 'present') return null
  const today = dayOf(now)
  const isReading = sight === 'present' || sight === 'lead'
  const people = isReading ? await listPeopleByIds(tx, present) : []
  const consents = await listConsents(tx, [...new Set([reader.personId, ...people.map(({ id }) => id)])])
  const own = consents.filter(({ personId }) => personId === reader.personId)
  const faces = await showFaces(tx, reader, { people, consents, meetingId, today, language })
  const texts = await listConsentTexts(tx, language, today)
  return {
    meetingId,
    title: meeting.title,
    heldOn: dayOf(meeting.startsAt),
    communities: await listNamedCommunities(tx, meeting.communityIds),
    sight,
    faces,
    silent: people.filter(({ id }) => id !== reader.personId).length - faces.filter(({ isYou }) => !isYou).length,
    decision: findDecision(own, meetingId, today),
    last: findLastChoice(own, meetingId),
    text: texts.find(({ purpose }) => purpose === 'meeting_round')?.text ?? '',
    isLead: isLead(reader, meeting),
    undecided: isLead(reader, meeting) ? listUndecided(people, consents, { meetingId, today, language }) : [],
  }
}

function isLead({ actor }: RoundReader, meeting: Meeting): boolean {
  return actor !== null && mayKeepRegister(actor, meeting)
}

function sightOf(reader: RoundReader, meeting: Meeting, present: readonly string[]): RoundSight {
  return standingOf(meeting, present.includes(reader.personId), isLead(reader, meeting))
}

type Showing = { people: readonly Person[]; consents: readonly Consent[]; meetingId: string; today: string; language: Language }

/** SEC-11: only what each agreed to share with this reader, whatever the reader may see elsewhere. */
async function showFaces(tx: Database, reader: RoundReader, { people, consents, meetingId, today, language }: Showing): Promise<RoundFace[]> {
  const sharedCommunityIds = await listFellowCommunities(tx, reader.personId)
  const relation = sharedCommunityIds.length > 0 ? 'fellow' : reader.actor === null ? 'public' : 'network'
  const organisations = await listOrganisationNames(
    tx,
    people.map(({ id }) => id),
    today,
  )
  return people.flatMap((person) => {
    const own = consents.filter(({ personId }) => personId === person.id)
    const fields = agreedFields(person, { relation, sharedCommunityIds, consents: listStanding(own, today), today, meetingId })
    if (fields.size === 0) return []
    const shown = showPerson(person, [], fields)
    return {
      personId: person.id,
      givenName: shown.givenName,
      familyName: shown.familyName,
      name: personDisplayName(language, shown),
      email: shown.email,
      phone: shown.phone,
      languages: shown.languagesSpoken,
      disciplines: shown.disciplines.map((discipline) => disciplineLabel(language, discipline)),
      organisations: fields.has('organisations') ? organisations.flatMap(({ personId, name }) => (personId === person.id ? [name] : [])) : [],
      wordsLanguage: shown.ownLanguage,
      activity: shown.activity,
      askMeAbout: shown.askMeAbout,
      isYou: person.id === reader.personId,
    }
  })
}

function listUndecided(
  people: readonly Person[],
  consents: readonly Consent[],
  { meetingId, today, language }: { meetingId: string; today: string; language: Language },
) {
  return people.flatMap((person) => {
    const own = consents.filter(({ personId }) => personId === person.id)
    return findDecision(own, meetingId, today) === null ? [{ personId: person.id, name: personDisplayName(language, person) }] : []
  })
}

/** One face of a round; `gone` where she shared once and does no more. */
export async function readFace(
  house: House,
  actor: Actor,
  ask: { meetingId: string; personId: string; language: Language },
): Promise<RoundFace | 'gone' | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const round = await gatherRound(tx, { personId: actor.personId, actor }, { ...ask, now: nowOf(house) })
    if (round === null || round.sight === 'too-early' || round.sight === 'absent') return null
    const face = round.faces.find(({ personId }) => personId === ask.personId)
    if (face !== undefined) return face
    const wasHere = (await listPresent(tx, ask.meetingId)).includes(ask.personId)
    return wasHere && wasShared(await listConsents(tx, [ask.personId]), ask.meetingId) ? 'gone' : null
  })
}
