import type { Chance } from '../random.ts'

const two = (value: number): string => String(value).padStart(2, '0')
const modulo = (digits: string, by: number): number => Number(BigInt(digits) % BigInt(by))

/** Belgian national number: eleven digits, without separators. */
export function nationalNumber(chance: Chance, monthShift = 0): string {
  const year = 1925 + chance.below(97)
  const month = 1 + chance.below(12) + monthShift
  const first = `${two(year % 100)}${two(month)}${two(1 + chance.below(28))}${String(1 + chance.below(997)).padStart(3, '0')}`
  return first + two(97 - modulo(year >= 2000 ? `2${first}` : first, 97))
}

/** Belgian number of a person outside the national register: the month is raised by 20 or 40. */
export function bisNumber(chance: Chance): string {
  return nationalNumber(chance, chance.pick([20, 40]))
}

/** Number of a care provider at the Belgian health insurance: profession, five digits, two check digits, three of qualification. */
export function providerNumber(chance: Chance): string {
  const first = `${chance.pick([1, 4, 5, 6, 7])}${chance.digits(5)}`
  const by = chance.pick([97, 97, 89])
  return first + two(by - modulo(first, by)) + chance.pick(['001', '003', '004', '110', '401', '527'])
}

/** Dutch citizen service number: nine digits that pass the test of eleven. */
export function citizenServiceNumber(chance: Chance): string {
  for (;;) {
    const first = `${1 + chance.below(9)}${chance.digits(7)}`
    const sum = [...first].reduce((total, digit, index) => total + Number(digit) * (9 - index), 0)
    if (sum % 11 < 10) return `${first}${sum % 11}`
  }
}

/** French social security number: thirteen digits and a key of two. */
export function frenchNumber(chance: Chance): string {
  const first = `${1 + chance.below(2)}${two(30 + chance.below(69))}${two(1 + chance.below(12))}${two(1 + chance.below(19))}${chance.digits(3)}${chance.digits(3)}`
  return first + two(97 - modulo(first, 97))
}

/** German tax number: one digit of the first ten stands twice; the eleventh follows ISO 7064, mod 11,10. */
export function germanTaxNumber(chance: Chance): string {
  const order = [...'0123456789']
  for (let index = 9; index > 0; index -= 1) {
    const other = chance.below(index + 1)
    const kept = order[index]!
    order[index] = order[other]!
    order[other] = kept
  }
  order[9] = order[chance.below(8)]!
  if (order[0] === '0') [order[0], order[1]] = [order[1]!, '0']
  const product = order.reduce((running, digit) => ((((running + Number(digit)) % 10 || 10) * 2) % 11) as number, 10)
  return order.join('') + String((11 - product) % 10)
}

/** Belgian identity card: ten digits, then their remainder by 97 (97 for none). */
export function identityCard(chance: Chance): string {
  const first = `59${chance.digits(8)}`
  return first + two(modulo(first, 97) || 97)
}

/** A check digit of Luhn after the digits. */
export function withLuhn(first: string): string {
  const sum = [...first].toReversed().reduce((total, digit, index) => {
    const doubled = Number(digit) * 2
    return total + (index % 2 === 0 ? (doubled > 9 ? doubled - 9 : doubled) : Number(digit))
  }, 0)
  return first + String((10 - (sum % 10)) % 10)
}

export function paymentCard(chance: Chance): string {
  const first = chance.pick(['4', '4', '51', '53', '55', '670300'])
  return withLuhn(first + chance.digits(15 - first.length))
}

const BANKS: Readonly<Record<string, (chance: Chance) => string>> = {
  BE: (chance) => {
    const first = `${1 + chance.below(8)}${chance.digits(9)}`
    return first + two(modulo(first, 97) || 97)
  },
  NL: (chance) => chance.pick(['INGB', 'RABO', 'ABNA', 'TRIO']) + chance.digits(10),
  DE: (chance) => chance.digits(18),
  LU: (chance) => `001${chance.digits(13)}`,
  FR: (chance) => {
    const [bank, branch, account] = [chance.digits(5), chance.digits(5), chance.digits(11)]
    return bank + branch + account + two(97 - modulo(String(89n * BigInt(bank) + 15n * BigInt(branch) + 3n * BigInt(account)), 97))
  },
}

/** Account of a country with right check digits: `BE` also passes the inner check of its banks. */
export function accountNumber(chance: Chance, country = chance.pick(['BE', 'BE', 'BE', 'BE', 'NL', 'DE', 'LU', 'FR'])): string {
  const inner = BANKS[country]!(chance)
  const asNumber = [...`${inner}${country}00`].map((sign) => parseInt(sign, 36)).join('')
  return country + two(98 - modulo(asNumber, 97)) + inner
}

/** Number of an enterprise: public, it must pass. */
export function enterpriseNumber(chance: Chance): string {
  const first = `${chance.pick(['04', '05', '06', '07'])}${chance.digits(6)}`
  return first + two(97 - modulo(first, 97))
}
