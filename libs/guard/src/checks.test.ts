import { describe, expect, it } from 'vitest'
import {
  isBurgerservicenummer,
  isEnterpriseNumber,
  isFrenchNumber,
  isGermanTaxNumber,
  isIban,
  isNationalNumber,
  isPaymentCard,
  isProviderNumber,
  isTwelveWithRest,
} from './checks.ts'

/** 97 − rest, in two digits. */
function pair(first: number, by: number): string {
  return String(by - (first % by)).padStart(2, '0')
}

describe('Belgian national numbers', () => {
  it('are right by the rest of their first nine digits', () => {
    expect(isNationalNumber('85073003328')).toBe(true)
    expect(isNationalNumber('85073003329')).toBe(false)
  })

  it('of people born from 2000 on count with a 2 in front', () => {
    const first = '150412123'
    expect(isNationalNumber(first + pair(2_150_412_123, 97))).toBe(true)
  })

  it('may have an unknown month or day, and 20 or 40 more in a BIS number', () => {
    for (const day of ['400000', '852730', '854730']) expect(isNationalNumber(`${day}033${pair(Number(`${day}033`), 97)}`)).toBe(true)
    expect(isNationalNumber(`851930033${pair(851_930_033, 97)}`)).toBe(false)
  })

  it('are not eleven zeros', () => expect(isNationalNumber('00000000097')).toBe(false))
})

describe('other numbers with check digits', () => {
  it.each([
    ['provider, 97', isProviderNumber, `123456${pair(123_456, 97)}001`],
    ['provider, 89', isProviderNumber, `123456${pair(123_456, 89)}001`],
    ['BSN', isBurgerservicenummer, '111222333'],
    ['French', isFrenchNumber, '184127645108946'],
    ['German tax', isGermanTaxNumber, '86095742719'],
    ['enterprise', isEnterpriseNumber, '0403019261'],
    ['identity card', isTwelveWithRest, '539007547034'],
    ['card', isPaymentCard, '4111111111111111'],
    ['account BE', isIban, 'BE68539007547034'],
    ['account NL', isIban, 'NL91ABNA0417164300'],
    ['account DE', isIban, 'DE89370400440532013000'],
    ['account LU', isIban, 'LU280019400644750000'],
  ] as const)('%s: right, and wrong with another last digit', (_, isRight, number) => {
    expect(isRight(number)).toBe(true)
    const last = number.length === 11 && isRight === isProviderNumber ? 7 : number.length - 1
    expect(isRight(`${number.slice(0, last)}${(Number(number[last]) + 1) % 10}${number.slice(last + 1)}`)).toBe(false)
  })

  it('an account of an unknown country or of another length is none', () => {
    expect(isIban('ZZ68539007547034')).toBe(false)
    expect(isIban('BE6853900754703')).toBe(false)
  })
})
