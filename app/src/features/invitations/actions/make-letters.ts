import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, writeDay } from '../../../kernel/day.ts'
import { nameIn, type Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { translator } from '../../../kernel/translate.ts'
import { readPaperFonts } from '../../../platform/paper-fonts.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { keepMeeting, recordKeeping, type MissingRefusal } from '../../meetings/public.ts'
import type { ToldMeeting } from '../domain/invitation.ts'
import { writeCode } from '../domain/reply-code.ts'
import { renderLetters, type Letter, type LetterPart } from '../exchange/letters-pdf.ts'
import { letterParagraphs } from '../mails/invitation-mail.ts'
import { invitationsMessages } from '../messages/catalogue.ts'
import { findCode, findKey, makeCode, makeKey } from '../store/keys.ts'
import { noteLetters, takeForLetters, type ForLetter } from '../store/letter-store.ts'
import { saveKeys } from '../store/write-store.ts'
import type { Database } from '../../../platform/database.ts'
import { readToldMeeting } from './told-meeting.ts'

/** Letters for everybody who is asked and whom no mail reaches, as one PDF; from then on the list says that they were made. */
export async function makeLetters(house: House, actor: Actor, meetingId: string): Promise<Result<Uint8Array, 'nobody-chosen' | MissingRefusal>> {
  return keepMeeting<Uint8Array, 'nobody-chosen'>(house, actor, meetingId, async (keeping) => {
    const { tx, now } = keeping
    const found = await readToldMeeting(tx, meetingId)
    const people = await takeForLetters(tx, meetingId)
    if (found === null || people.length === 0) return refused('nobody-chosen')
    const letters: Letter[] = []
    for (const person of people) letters.push(letterFor(house, found.told, await withCode(house, tx, person)))
    const title = translator(invitationsMessages, letters[0]?.parts[0]?.language ?? 'fr')('title')
    const bytes = await renderLetters(letters, { title, madeAt: house.clock(), fonts: readPaperFonts() })
    await noteLetters(
      tx,
      meetingId,
      people.map(({ id }) => id),
      now,
    )
    await recordKeeping(keeping, { action: 'invitation.letters', facts: { letters: people.length } })
    return done(bytes)
  })
}

type WithCode = ForLetter & { token: string; code: string }

/** Link and code as they were first made; new ones only when the secret that made them is gone. */
async function withCode(house: House, tx: Database, person: ForLetter): Promise<WithCode> {
  const { id, pageHash, codeHash } = person
  const [token, code] = [findKey(house.settings, 'page', id, pageHash), findCode(house.settings, id, codeHash)]
  if (token !== null && code !== null) return { ...person, token, code }
  const [page, fresh] = [makeKey(house.settings, 'page', id), makeCode(house.settings, id)]
  await saveKeys(tx, id, { pageHash: page.hash, mailHash: makeKey(house.settings, 'mail', id).hash, codeHash: fresh.hash })
  return { ...person, token: page.token, code: fresh.code }
}

function letterFor(house: House, meeting: ToldMeeting, person: WithCode): Letter {
  const languages: Language[] = person.language === null ? ['fr', 'nl'] : [person.language]
  const [first = 'fr'] = languages
  const address = `${new URL(house.settings.publicUrl).host}/r`
  return {
    sender: meeting.communities.map((name) => nameIn(first, name)),
    name: `${person.givenName} ${person.familyName}`.trim(),
    dateLine: writeDay(first, dayOf(nowOf(house))),
    url: `${house.settings.publicUrl}/r/${person.token}`,
    code: writeCode(person.code),
    parts: languages.map((language) => partIn(language, meeting, person, address)),
  }
}

function partIn(language: Language, meeting: ToldMeeting, person: ForLetter, address: string): LetterPart {
  const t = translator(invitationsMessages, language)
  const { title, paragraphs } = letterParagraphs(language, meeting, person)
  return { language, title, paragraphs, scan: t('letter.scan'), type: t('letter.code', { address }), phone: t('letter.phone') }
}
