import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { BilingualName, Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { inTransaction, inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { addConsent, changePerson, findPerson, listConsents, listConsentTexts, listStanding, type ConsentField } from '../../people/public.ts'

export type Introduction = { activity: string; askMeAbout: string; languages: string[] }
export type IntroductionRefusal = 'too-long' | 'saved-meanwhile' | 'text-missing' | 'person-unknown'
export type Introducing = Introduction & { version: number; text: string; communities: { id: string; name: BilingualName; isShown: boolean }[] }

const LONGEST = 500
/** What the card shows of a person, beside the name. */
const CARD_FIELDS: readonly ConsentField[] = ['about', 'languages']

/** The card as it is now, and in which communities it is seen. */
export async function readIntroduction(house: House, actor: Actor, language: Language): Promise<Introducing | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const person = await findPerson(tx, actor.personId)
    if (person === null) return null
    const today = dayOf(nowOf(house))
    const standing = listStanding(await listConsents(tx, [actor.personId]), today)
    const text = (await listConsentTexts(tx, language, today)).find(({ purpose }) => purpose === 'community_list')?.text ?? ''
    const communities = [...new Map(actor.communities.map((access) => [access.communityId, access])).values()]
    return {
      activity: person.activity,
      askMeAbout: person.askMeAbout,
      languages: person.languagesSpoken,
      version: person.version,
      text,
      communities: communities.map(({ communityId, nameFr, nameNl }) => ({
        id: communityId,
        name: { fr: nameFr, nl: nameNl },
        isShown: standing.some((each) => each.communityId === communityId && each.purpose === 'community_list' && each.fields.includes('about')),
      })),
    }
  })
}

type Wish = Introduction & { version: number; showIn: readonly string[]; language: Language }

/** Two minutes: what I do, what to ask me about, my languages; seen where I say so, and nowhere else. */
export async function introduceMyself(house: House, actor: Actor, wish: Wish): Promise<Result<null, IntroductionRefusal>> {
  if ([wish.activity, wish.askMeAbout].some((text) => text.length > LONGEST)) return refused('too-long')
  return inTransactionOrUndo(house.db, actor, async (tx) => {
    const now = nowOf(house)
    const person = await findPerson(tx, actor.personId)
    if (person === null) return refused('person-unknown')
    const draft = { ...person, activity: wish.activity, askMeAbout: wish.askMeAbout, languagesSpoken: wish.languages }
    if (!(await changePerson(tx, actor.personId, { ...draft, language: person.language ?? wish.language }, wish.version))) return refused('saved-meanwhile')
    const own = wish.showIn.filter((id) => actor.communities.some(({ communityId }) => communityId === id))
    if (own.length > 0 && !(await showIn(tx, actor, own, { language: wish.language, now }))) return refused('text-missing')
    await writeAudit(tx, { action: 'person.changed', subjectKind: 'person', actorPersonId: actor.personId, subjectPersonId: actor.personId }, now)
    await announce(tx, { kind: 'people', id: actor.personId })
    return done(null)
  })
}

/** Adds the card to what is shared with these communities already. @returns false while no consent text is in force */
async function showIn(tx: Database, actor: Actor, communityIds: readonly string[], { language, now }: { language: Language; now: string }): Promise<boolean> {
  const today = dayOf(now)
  const text = (await listConsentTexts(tx, language, today)).find(({ purpose }) => purpose === 'community_list')
  if (text === undefined) return false
  const standing = listStanding(await listConsents(tx, [actor.personId]), today)
  for (const communityId of communityIds) {
    const before = standing.find((each) => each.purpose === 'community_list' && each.communityId === communityId)
    const fields = [...new Set([...(before?.fields ?? []), ...CARD_FIELDS])]
    const entry = {
      personId: actor.personId,
      purpose: 'community_list',
      communityId,
      fields,
      given: true,
      untilOn: before?.untilOn ?? null,
      language,
      at: now,
    } as const
    await addConsent(tx, { ...entry, fields, textVersion: text.version, means: 'own_click', notedBy: null })
    const facts = { purpose: 'community_list', fields }
    const { personId } = actor
    await writeAudit(
      tx,
      { action: 'consent.given', subjectKind: 'consent', subjectId: communityId, actorPersonId: personId, subjectPersonId: personId, facts },
      now,
    )
  }
  return true
}
