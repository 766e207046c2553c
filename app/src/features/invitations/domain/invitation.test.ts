import { describe, expect, it } from 'vitest'
import { done, refused } from '../../../kernel/result.ts'
import { answer, dueReminder, needsAnotherLook, possibleReplies, type AskedMeeting, type Invitation } from './invitation.ts'
import { codeOf, parseCode, writeCode } from './reply-code.ts'

const meeting: AskedMeeting = {
  state: 'planned',
  startsAt: '2023-04-11T11:00:00.000Z',
  endsAt: '2023-04-11T13:00:00.000Z',
  mode: 'hybrid',
  onlineLink: '',
  sequence: 2,
}

function anInvitation(given: Partial<Invitation> = {}): Invitation {
  const nothing = { reply: null, repliedAt: null, replyMeans: null, replySequence: null, notedBy: null, writtenSequence: 2 }
  const ways = { channel: 'mail' as const, via: 'community' as const, askedAt: '2023-03-20T09:00:00.000Z' }
  return { id: 'i', meetingId: 'm', personId: 'p', ...ways, ...nothing, remindersStoppedAt: null, bouncedAt: null, endedAt: null, version: 1, ...given }
}

const NOW = '2023-04-03T09:00:00.000Z'
const here = { reply: 'here', means: 'link', notedBy: null, sequence: 2 } as const

describe('a reply', () => {
  it('is written down with how and to what it was given', () => {
    const answered = anInvitation({ reply: 'here', repliedAt: NOW, replyMeans: 'link', replySequence: 2 })
    expect(answer(anInvitation(), meeting, here, NOW)).toEqual(done(answered))
  })
  it('replaces an earlier one', () => {
    const before = anInvitation({ reply: 'here', repliedAt: '2023-04-01T09:00:00.000Z', replyMeans: 'link', replySequence: 1 })
    expect(answer(before, meeting, { ...here, reply: 'not', means: 'phone', notedBy: 'lead' }, NOW)).toMatchObject({
      value: { reply: 'not', repliedAt: NOW, replyMeans: 'phone', notedBy: 'lead' },
    })
  })
  it.each([
    ['meeting-cancelled', {}, { state: 'cancelled' as const }],
    ['meeting-over', {}, { endsAt: NOW }],
    ['link-ended', { endedAt: NOW }, {}],
    ['not-that-way', {}, { mode: 'online' as const }],
  ])('is refused: %s', (refusal, changes, other) => {
    expect(answer(anInvitation(changes), { ...meeting, ...other }, here, NOW)).toEqual(refused(refusal))
  })
  it('to an older state of the meeting is kept as such, and the person is asked to look again', () => {
    const answered = answer(anInvitation(), meeting, { ...here, sequence: 1 }, NOW)
    expect(answered.ok && answered.value.replySequence).toBe(1)
    expect(answered.ok && needsAnotherLook(answered.value, meeting)).toBe(true)
    expect(needsAnotherLook({ reply: 'here', replySequence: 2 }, meeting)).toBe(false)
    expect(needsAnotherLook({ reply: 'not', replySequence: 0 }, meeting)).toBe(false)
  })
  it('cannot claim a state that does not exist yet', () => {
    const answered = answer(anInvitation(), meeting, { ...here, sequence: 99 }, NOW)
    expect(answered.ok && answered.value.replySequence).toBe(2)
  })
})

it.each([
  ['in_person', '', ['here', 'not']],
  ['online', '', ['online', 'not']],
  ['hybrid', '', ['here', 'online', 'not']],
  [null, '', ['here', 'not']],
  [null, 'https://example.org/room', ['here', 'online', 'not']],
] as const)('a meeting held %s%s can be answered in these ways', (mode, onlineLink, ways) => expect(possibleReplies({ mode, onlineLink })).toEqual(ways))

describe('a reminder', () => {
  const asked = { ...anInvitation(), remindedAt: null, confirmedAt: null }
  const at = (now: string, changes = {}) => dueReminder({ ...asked, ...changes }, meeting, now)

  it('asks once, three days before, whoever has not answered', () => {
    expect(at('2023-04-08T10:59:00.000Z')).toBeNull()
    expect(at('2023-04-08T11:00:00.000Z')).toBe('look')
    expect(at('2023-04-09T11:00:00.000Z', { remindedAt: '2023-04-08T11:00:00.000Z' })).toBeNull()
  })
  it('tells once, the day before, whoever comes', () => {
    expect(at('2023-04-10T11:00:00.000Z', { reply: 'online' })).toBe('tomorrow')
    expect(at('2023-04-09T11:00:00.000Z', { reply: 'here' })).toBeNull()
    expect(at('2023-04-10T12:00:00.000Z', { reply: 'here', confirmedAt: '2023-04-10T11:00:00.000Z' })).toBeNull()
  })
  it.each([{ reply: 'not' }, { endedAt: NOW }, { remindersStoppedAt: NOW }, { bouncedAt: NOW }, { channel: 'letter' }])('never goes to %j', (changes) =>
    expect(at('2023-04-10T12:00:00.000Z', changes)).toBeNull(),
  )
  it('does not follow an invitation within a day, nor a meeting that began', () => {
    expect(at('2023-04-10T12:00:00.000Z', { askedAt: '2023-04-10T09:00:00.000Z' })).toBeNull()
    expect(at('2023-04-11T11:00:00.000Z')).toBeNull()
  })
})

describe('a code on paper', () => {
  const code = codeOf(Buffer.from('0123456789abcdef', 'hex'))

  it('is twelve letters that are read back as they were printed', () => {
    expect(writeCode(code)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
    expect(parseCode(writeCode(code))).toBe(code)
    expect(parseCode(` ${writeCode(code).toLowerCase().replaceAll('-', ' ')} `)).toBe(code)
  })
  it('forgives an O for a 0 and an l for a 1', () => expect(parseCode('o123-4567-89lB')).toBe('0123456789' + '1B'))
  it.each(['', 'ABC', 'ABCD-EFGH-JKMU', 'ABCD-EFGH-JKMNP'])('is not %j', (text) => expect(parseCode(text)).toBeNull())
})
