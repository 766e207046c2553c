import { DISGUISES, disguise, type Disguise } from './disguises.ts'
import { makeChance, type Chance } from './random.ts'
import { codePoints, type Kind, type Language, type Note } from './span.ts'
import { CARRIERS, languageOf, type Carriers } from './values/carriers.ts'
import {
  accountNumber,
  bisNumber,
  citizenServiceNumber,
  frenchNumber,
  germanTaxNumber,
  identityCard,
  nationalNumber,
  paymentCard,
  providerNumber,
} from './values/check-digits.ts'

type Plan = { carriers: string; kind: Kind; count: number; make: (chance: Chance) => string }

/** A thousand in all. */
const PLANS: readonly Plan[] = [
  { carriers: 'national-number', kind: 'national-number', count: 300, make: nationalNumber },
  { carriers: 'bis', kind: 'national-number', count: 100, make: bisNumber },
  { carriers: 'bsn', kind: 'national-number', count: 60, make: citizenServiceNumber },
  { carriers: 'nir', kind: 'national-number', count: 40, make: frenchNumber },
  { carriers: 'iban', kind: 'iban', count: 250, make: (chance) => accountNumber(chance) },
  { carriers: 'payment-card', kind: 'payment-card', count: 100, make: paymentCard },
  { carriers: 'identity-document', kind: 'identity-document', count: 50, make: identityCard },
  { carriers: 'insurance-provider-number', kind: 'insurance-provider-number', count: 60, make: providerNumber },
  { carriers: 'tax-number', kind: 'tax-number', count: 40, make: germanTaxNumber },
]

/** Disguises that a kind can wear: a link hides only numbers, lower case only accounts, and only numbers with zeros get an O. */
function mayWear(how: Disguise, kind: Kind, signs: string): boolean {
  if (how === 'lower case') return kind === 'iban'
  if (how === 'base64 in a link') return kind === 'national-number'
  return how !== 'letter O for zero' || signs.includes('0')
}

/** Sentences around a number, and the language each is written in. */
type Frames = { carriers: Readonly<Record<string, Carriers>>; languageOf: (carrier: string) => Language }

function makeCase(plan: Plan, index: number, chance: Chance, frames: Frames): Note {
  const signs = plan.make(chance)
  const wanted = DISGUISES[index % DISGUISES.length] ?? 'usual grouping'
  const how = mayWear(wanted, plan.kind, signs) ? wanted : 'usual grouping'
  const written = disguise(signs, plan.carriers, how, chance)
  const { near, bare } = frames.carriers[plan.carriers]!
  const carrier = chance.pick(bare.length > 0 && chance.below(3) === 0 ? bare : near)
  const frame = how === 'base64 in a link' ? carrier.replace('{}', `https://portail.example/fiche?d={}`) : carrier
  const start = codePoints(frame.slice(0, frame.indexOf('{}')))
  return {
    id: `check-digits/${plan.carriers}/${index}`,
    language: frames.languageOf(carrier),
    style: how,
    text: frame.replace('{}', () => written),
    gold: [{ start, end: start + codePoints(written), kind: plan.kind }],
  }
}

/** Numbers with right check digits, one a case, in every disguise in turn. The other sets have another seed and a fifth of the size. */
export function makeCheckDigitCases(seed: number, part = 1, frames: Frames = { carriers: CARRIERS, languageOf }): Note[] {
  const chance = makeChance(seed)
  return PLANS.flatMap((plan) => Array.from({ length: Math.round(plan.count * part) }, (_, index) => makeCase(plan, index, chance, frames)))
}
