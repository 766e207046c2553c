import { describe, expect, it } from 'vitest'
import { makeDigest } from './digest.ts'
import { checkEntry, checkGist, judgeEdit, readQuickLine, type Entry, type EntryDraft } from './entry.ts'
import { measureParity } from './parity.ts'
import { mayAmend, maySeeEntry, mayWriteRecord, type Stand } from './permissions.ts'
import { checkWritable, isAmendable, lockRecord, newRecord, openToAmend, prepareRecord } from './record.ts'

const DRAFT: EntryDraft = {
  agendaItemId: null,
  kind: 'note',
  language: 'fr',
  text: 'Le centre reste ouvert.',
  ownerId: null,
  ownerWords: '',
  dueOn: null,
  isConfidential: false,
}

function anEntry(given: Partial<Entry> = {}): Entry {
  return {
    ...DRAFT,
    id: 'e1',
    meetingId: 'm1',
    authorId: 'p1',
    author: 'Ama Mensah',
    owner: null,
    writtenAt: '2023-02-14T13:00:00.000Z',
    placedAt: '2023-02-14T13:00:00.000Z',
    editedBy: null,
    editedAt: null,
    doneAt: null,
    isLesson: false,
    removedAt: null,
    version: 1,
    gists: [],
    ...given,
  }
}
const gist = (language: 'fr' | 'nl', text: string) => ({ language, text, by: 'Bart Peeters', at: '2023-02-14T14:00:00.000Z' })

describe('the phases', () => {
  const live = newRecord('m1')
  const standing = { entries: 3, openConflicts: 0, startsAt: '2023-02-14T12:00:00.000Z' }
  const now = '2023-02-14T15:00:00.000Z'

  it('go from live to prepared, amendable and locked', () => {
    const prepared = prepareRecord(live, standing, now)
    expect(prepared.ok && prepared.value.phase).toBe('prepared')
    const amendable = openToAmend(prepared.ok ? prepared.value : live, 7, now)
    expect(amendable).toMatchObject({ phase: 'amendable', amendableUntil: '2023-02-21T23:00:00.000Z' })
    expect(openToAmend(amendable ?? live, 7, now)).toBeNull()
    const early = lockRecord(amendable ?? live, { allAgreed: false, openAmendments: 0 }, now)
    expect(early).toEqual({ ok: false, refusal: 'days-left' })
    expect(lockRecord(amendable ?? live, { allAgreed: true, openAmendments: 1 }, now)).toEqual({ ok: false, refusal: 'amendments-open' })
    expect(lockRecord(amendable ?? live, { allAgreed: true, openAmendments: 0 }, now).ok).toBe(true)
    expect(lockRecord(amendable ?? live, { allAgreed: false, openAmendments: 2 }, '2023-02-21T23:00:00.000Z').ok).toBe(true)
  })
  it('count whole days of Brussels across the change of the clock', () => {
    const prepared = { ...live, phase: 'prepared' as const }
    expect(openToAmend(prepared, 7, '2023-03-22T10:00:00.000Z')?.amendableUntil).toBe('2023-03-29T22:00:00.000Z')
  })
  it('do not begin with nothing, before the meeting, or with two versions of a line', () => {
    expect(prepareRecord(live, { ...standing, entries: 0 }, now)).toEqual({ ok: false, refusal: 'nothing-written' })
    expect(prepareRecord(live, { ...standing, openConflicts: 1 }, now)).toEqual({ ok: false, refusal: 'conflicts-open' })
    expect(prepareRecord(live, standing, '2023-02-14T11:00:00.000Z')).toEqual({ ok: false, refusal: 'not-begun' })
    expect(lockRecord(live, { allAgreed: true, openAmendments: 0 }, now)).toEqual({ ok: false, refusal: 'not-amendable' })
  })
  it('let nobody write before the day, after a cancellation, or once locked', () => {
    const meeting = { state: 'held', startsAt: '2023-02-14T12:00:00.000Z' }
    expect(checkWritable(live, meeting, '2023-02-13T22:00:00.000Z')).toBe('too-early')
    expect(checkWritable(live, meeting, '2023-02-13T23:00:00.000Z')).toBeNull()
    expect(checkWritable(live, { ...meeting, state: 'cancelled' }, now)).toBe('meeting-cancelled')
    expect(checkWritable({ ...live, phase: 'locked' }, meeting, now)).toBe('record-locked')
  })
})

describe('who may', () => {
  const guest: Stand = { personId: 'p2', isLead: false, isMember: false, isPresent: true }
  const absent: Stand = { personId: 'p3', isLead: false, isMember: true, isPresent: false }
  const lead: Stand = { personId: 'p4', isLead: true, isMember: true, isPresent: false }
  const amendable = { ...newRecord('m1'), phase: 'amendable' as const, amendableUntil: '2023-02-21T23:00:00.000Z' }

  it('write: leads until it is locked, those present when it is open to them', () => {
    expect(mayWriteRecord(lead, newRecord('m1'))).toBe(true)
    expect(mayWriteRecord(guest, newRecord('m1'))).toBe(false)
    expect(mayWriteRecord(guest, { ...newRecord('m1'), isOpenToPresent: true })).toBe(true)
    expect(mayWriteRecord(absent, { ...newRecord('m1'), isOpenToPresent: true })).toBe(false)
    expect(mayWriteRecord(lead, { ...newRecord('m1'), phase: 'locked' })).toBe(false)
  })
  it('amend: only those who were there, in the days given', () => {
    expect(mayAmend(guest, amendable, '2023-02-20T00:00:00.000Z')).toBe(true)
    expect(mayAmend(lead, amendable, '2023-02-20T00:00:00.000Z')).toBe(false)
    expect(mayAmend(guest, amendable, '2023-02-21T23:00:00.000Z')).toBe(false)
    expect(isAmendable({ ...amendable, phase: 'locked' }, '2023-02-20T00:00:00.000Z')).toBe(false)
  })
  it('see a confidential line: those who were there, and who wrote it', () => {
    const line = { isConfidential: true, authorId: 'p4' }
    expect([guest, absent, lead].map((stand) => maySeeEntry(stand, line))).toEqual([true, false, true])
    expect(maySeeEntry(lead, { ...line, authorId: 'p9' })).toBe(false)
  })
})

describe('a line', () => {
  const present = [
    { personId: 'p1', name: 'Ama Mensah' },
    { personId: 'p2', name: 'Bart Peeters' },
    { personId: 'p3', name: 'Bart Claes' },
  ]
  const read = (line: string) => readQuickLine({ line, kind: 'note', present, heldOn: '2023-02-14' })

  it('is a note unless a sign says more', () => {
    expect(read('Nous parlons du jardin @Ama 14/3')).toMatchObject({ kind: 'note', text: 'Nous parlons du jardin @Ama 14/3', ownerId: null, dueOn: null })
    expect(read('! Le jardin reste ouvert')).toMatchObject({ kind: 'decision', text: 'Le jardin reste ouvert' })
    expect(read('~ Ik zie het anders')).toMatchObject({ kind: 'dispute', text: 'Ik zie het anders' })
  })
  it('says who and until when', () => {
    expect(read('> Appeler le CPAS @Ama 14/3')).toEqual({ kind: 'action', text: 'Appeler le CPAS', ownerId: 'p1', ownerWords: '', dueOn: '2023-03-14' })
    expect(read('> Appeler @bart')).toMatchObject({ text: 'Appeler', ownerId: null, ownerWords: 'bart' })
    expect(read('> Appeler @Bart Claes 3/1')).toMatchObject({ ownerId: 'p3', dueOn: '2024-01-03' })
    expect(read('> Appeler 31/2')).toMatchObject({ text: 'Appeler 31/2', dueOn: null })
    expect(read('> écrire à aide@maison.example')).toMatchObject({ text: 'écrire à aide@maison.example', ownerWords: '' })
  })
  it('needs words, and keeps owner and date for decisions and actions', () => {
    expect(checkEntry({ ...DRAFT, text: '  ' })).toEqual({ ok: false, refusal: 'text-missing' })
    expect(checkEntry({ ...DRAFT, text: 'x'.repeat(2_001) })).toEqual({ ok: false, refusal: 'text-too-long' })
    expect(checkEntry({ ...DRAFT, ownerWords: 'Ama', dueOn: '2023-03-14' })).toMatchObject({ value: { ownerWords: '', dueOn: null } })
    expect(checkEntry({ ...DRAFT, kind: 'action', dueOn: '2023-02-31' })).toEqual({ ok: false, refusal: 'day-wrong' })
  })
  it('changed by two at once keeps the second beside the first', () => {
    const stored = anEntry({ version: 2, text: 'Premier' })
    expect(judgeEdit(stored, { ...DRAFT, text: 'Premier' }, 1)).toBe('same')
    expect(judgeEdit(stored, { ...DRAFT, text: 'Second' }, 2)).toBe('save')
    expect(judgeEdit(stored, { ...DRAFT, text: 'Second' }, 1)).toBe('conflict')
  })
  it('is said in another language in one line', () => {
    expect(checkGist({ language: 'fr' }, { language: 'nl', text: ' Het centrum\n blijft open ' })).toEqual({ ok: true, value: 'Het centrum blijft open' })
    expect(checkGist({ language: 'fr' }, { language: 'fr', text: 'x' })).toEqual({ ok: false, refusal: 'same-language' })
  })
})

describe('the digest', () => {
  it('has decisions first, then actions, then gists, ten lines at most', () => {
    const notes = Array.from({ length: 9 }, (_, at) => anEntry({ id: `n${at}`, text: `Note ${at}` }))
    const summed = anEntry({ id: 'g', gists: [gist('nl', 'Het centrum blijft open.')] })
    const action = anEntry({ id: 'a', kind: 'action', text: 'Appeler', owner: 'Ama Mensah', dueOn: '2023-03-14' })
    const decision = anEntry({ id: 'd', kind: 'decision', text: 'On garde le jardin' })
    const { lines, left } = makeDigest([...notes, summed, action, decision], ['nl', 'fr'])
    expect(lines.map(({ entryId }) => entryId).slice(0, 4)).toEqual(['d', 'a', 'g', 'n0'])
    expect(lines).toHaveLength(10)
    expect(left).toBe(2)
    expect(lines[1]).toMatchObject({ owner: 'Ama Mensah', dueOn: '2023-03-14' })
    expect(lines[2]).toMatchObject({ text: 'Het centrum blijft open.', language: 'nl', isReadersOwn: true })
  })
  it('keeps words in their own language where the reader has none, and says so', () => {
    expect(makeDigest([anEntry()], ['nl']).lines).toMatchObject([{ text: 'Le centre reste ouvert.', language: 'fr', isReadersOwn: false }])
  })
  it('holds nothing confidential, nothing removed, and may be empty', () => {
    expect(makeDigest([anEntry({ isConfidential: true }), anEntry({ removedAt: '2023-02-14T15:00:00.000Z' })], ['fr'])).toEqual({ lines: [], left: 0 })
  })
  it('cuts a long line at a word', () => {
    const [line] = makeDigest([anEntry({ text: 'parole '.repeat(60) })], ['fr']).lines
    expect(line?.text.endsWith('parole…')).toBe(true)
    expect(line?.text.length).toBeLessThan(222)
  })
})

it('parity counts what can be read in each language, by lines and by words', () => {
  const entries = [
    anEntry({ text: 'un deux trois' }),
    anEntry({ id: 'e2', language: 'nl', text: 'één' }),
    anEntry({ id: 'e3', text: 'quatre', gists: [gist('nl', 'vier')] }),
  ]
  expect(measureParity(entries)).toEqual([
    { language: 'fr', entries: 2, ofEntries: 3, words: 4, ofWords: 5, missing: ['e2'] },
    { language: 'nl', entries: 2, ofEntries: 3, words: 2, ofWords: 5, missing: ['e1'] },
  ])
  expect(measureParity([])[0]).toMatchObject({ entries: 0, ofEntries: 0, words: 0 })
})
