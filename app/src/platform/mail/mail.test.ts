import { describe, expect, it } from 'vitest'
import { isMailAddress, minutesUntilRetry, oneLine } from './mail.ts'

describe('a mail address', () => {
  it.each(['ama@example.org', 'a.b+c@sub.example.be', 'renée@exämple.org', 'ronde@localhost'])('is %s', (text) => expect(isMailAddress(text)).toBe(true))
  it.each([
    '',
    'ama',
    'ama@',
    '@example.org',
    'a@b',
    'a b@example.org',
    'a@example.org, b@example.org',
    'a@example.org\nBcc: b@example.org',
    '"a"@example.org',
    'a@ex..org',
    'a@example.',
    `${'a'.repeat(65)}@example.org`,
  ])('is not %j', (text) => expect(isMailAddress(text)).toBe(false))
})

it('keeps a header on one line', () => expect(oneLine('Hello\r\nBcc: all@example.org\u0000')).toBe('Hello Bcc: all@example.org'))

it('tries again after 1, 2, 4 … minutes, at most every six hours, for three days', () => {
  expect([1, 2, 3, 9, 20].map((attempts) => minutesUntilRetry(attempts, 1))).toEqual([1, 2, 4, 256, 360])
  expect(minutesUntilRetry(20, 72)).toBeNull()
})
