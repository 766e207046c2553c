import type { RegisterPerson } from '@ronde/figures'

/** Nobody here exists: given names and family names are drawn apart and joined by a rule. */
const GIVEN = [
  'Aïcha',
  'Bram',
  'Céline',
  'Dries',
  'Élodie',
  'Fatima',
  'Geert',
  'Hanne',
  'Ibrahim',
  'Joke',
  'Karim',
  'Lotte',
  'Malika',
  'Nele',
  'Olivier',
  'Petra',
  'Quentin',
  'Rachida',
  'Stijn',
  'Thérèse',
  'Umut',
  'Veerle',
  'Wout',
  'Xavier',
  'Yasmina',
  'Zoé',
  'Anouk',
  'Benoît',
  'Chiara',
  'Dounia',
]
const FAMILY = [
  'Vandeplas',
  'Lemoine',
  'El Idrissi',
  'Verbruggen',
  'Dubrulle',
  'Yıldırım',
  'Coppieters',
  'Nkulu',
  'Delvigne',
  'Schoonbroodt',
  'Haddouchi',
  'Baeyens',
  'Marchandise',
  'Okonjo',
  'Wuytack',
  'Lambrechts',
  'Bourgeois',
  'Zielińska',
  'Tavernier',
  'Vanhoutte',
  'Mbala',
  'Declercq',
  'Renson',
  'Aksoy',
  'Peeraer',
]
const DISCIPLINES = [
  'nurse',
  'social-worker',
  'general-practitioner',
  'home-helper',
  'pharmacist',
  'psychologist',
  'community-worker',
  'physiotherapist',
  'teacher',
  'occupational-therapist',
]
const EMPLOYMENTS = ['salaried', 'salaried', 'salaried', 'self_employed', 'volunteer', 'salaried', 'citizen', 'salaried', 'salaried', 'informal_carer'] as const

/** The n-th invented person of a series, always the same. */
export function inventPerson(series: string, n: number): RegisterPerson {
  const given = GIVEN[(n * 7 + series.length * 3) % GIVEN.length] ?? 'Ada'
  const family = FAMILY[(n * 11 + Math.floor(n / GIVEN.length) * 5 + series.length) % FAMILY.length] ?? 'Peeters'
  const isDutch = n % 3 === 0
  return {
    personId: `${series}-${n + 1}`,
    givenName: given,
    familyName: family,
    email: `${series}.${n + 1}@demo.example`,
    phone: null,
    languagesSpoken: isDutch ? ['nl', 'fr'] : ['fr'],
    languagesUnderstood: isDutch ? ['en'] : ['nl'],
    disciplines: [DISCIPLINES[n % DISCIPLINES.length] ?? 'nurse'],
    employment: EMPLOYMENTS[n % EMPLOYMENTS.length] ?? 'salaried',
    functions: [],
  }
}
