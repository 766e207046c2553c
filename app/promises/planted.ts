/** A number of an invented person as somebody might type it. `says` is a whole sentence around it; `needles` are what must be found nowhere afterwards. */
export type Planted = { kind: string; says: string; needles: string[] }

const pad = (value: number, length: number) => String(value).padStart(length, '0')
const at = <Value>(list: readonly Value[], index: number): Value => list[index % list.length]!

/** Belgian national number: two digits of the year, month (0 or + 20, + 40 for a BIS number), day, serial; 97 less the rest of the division by 97. */
function nationalNumber(turn: number, shift: 0 | 20 | 40): string {
  const year = 1930 + ((turn * 7) % 90)
  const base = `${pad(year % 100, 2)}${pad(1 + (turn % 12) + shift, 2)}${pad(1 + ((turn * 5) % 28), 2)}${pad(11 + turn * 13, 3)}`
  const check = 97 - (Number(year >= 2000 ? `2${base}` : base) % 97)
  return `${base}${pad(check, 2)}`
}

function groups(digits: string, turn: number): string {
  const [a, b, c, d, e] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6, 9), digits.slice(9)]
  return at([`${a}.${b}.${c}-${d}.${e}`, `${a} ${b} ${c} ${d} ${e}`, digits, `${a}${b}${c}-${d}-${e}`, `${a}/${b}/${c}/${d}/${e}`], turn)
}

/** Dutch: weights 9 to 2 and −1, divisible by 11. */
function dutchNumber(turn: number): string {
  for (let base = 12_345_670 + turn * 1_117; ; base += 1) {
    const digits = pad(base, 8)
    const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (9 - index), 0)
    if (sum % 11 < 10) return `${digits}${sum % 11}`
  }
}

/** The rest of a long number, digit by digit. */
function rest97(digits: string): number {
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0)
}

function account(turn: number): string {
  const base = `${pad(100 + turn * 3, 3)}${pad(4_567_890 + turn * 331, 7)}`
  const belgian = `${base}${pad(Number(base) % 97 || 97, 2)}`
  const [country, number] = at([['BE', belgian] as const, ['DE', `${pad(37_040_044, 8)}${pad(532_013_000 + turn * 7, 10)}`] as const], turn)
  const letters = [...country].map((letter) => letter.charCodeAt(0) - 55).join('')
  const whole = `${country}${pad(98 - rest97(`${number}${letters}00`), 2)}${number}`
  return turn % 2 === 0 ? whole.replaceAll(/.{4}(?=.)/g, '$& ') : whole
}

function paymentCard(turn: number): string {
  const base = `4${pad(53_201_511_000_000 + turn * 98_765_431, 14)}`
  const sum = [...base].reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? Number(digit) * 2 : Number(digit)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return `${base}${(10 - (sum % 10)) % 10}`.replaceAll(/\d{4}(?=\d)/g, '$& ')
}

const SENTENCES = ['Rencontre {} au local', 'Vergadering over {} morgen', 'Reminder: {} please', 'Bitte {} beachten', 'Étude de {} à midi']
const BIRTHS = ['elle est née le {} ici', 'hij is geboren op {} in Gent', 'date of birth: {} she said', 'geboren am {} in Eupen']

function sentence(kind: string, number: string, turn: number, word = ''): Planted {
  const digits = number.replaceAll(/\D/g, '')
  return { kind, says: at(SENTENCES, turn).replace('{}', `${word}${number}`), needles: [...new Set([number, digits])] }
}

const repeat = (count: number, make: (turn: number) => Planted) => Array.from({ length: count }, (_, turn) => make(turn))

/** A hundred and four identifiers of invented people; every check digit is right. */
export const PLANTED: readonly Planted[] = [
  ...repeat(32, (turn) => sentence('national-number', groups(nationalNumber(turn, 0), turn), turn)),
  ...repeat(16, (turn) => sentence('national-number', groups(nationalNumber(40 + turn, turn % 2 === 0 ? 20 : 40), turn), turn)),
  ...repeat(14, (turn) => sentence('national-number', dutchNumber(turn), turn, 'BSN ')),
  ...repeat(16, (turn) => sentence('iban', account(turn), turn)),
  ...repeat(14, (turn) => sentence('payment-card', paymentCard(turn), turn)),
  ...repeat(12, (turn) => {
    const date = `${pad(2 + turn * 2, 2)}/${pad(1 + turn, 2)}/${1931 + turn * 5}`
    return { kind: 'birth-date', says: at(BIRTHS, turn).replace('{}', date), needles: [date] }
  }),
]
