import type { auditEn } from './audit-en.ts'

export const auditNl: Record<keyof typeof auditEn, string> = {
  'grid.entry-written': 'Een notitie werd in het rooster geschreven',
  'grid.entry-tidied': 'Een notitie van het rooster werd op orde gezet',
  'grid.entry-conflict': 'Twee versies van een notitie van het rooster werden bewaard',
  'grid.entry-validated': 'Een notitie van het rooster werd bevestigd',
  'grid.entry-retracted': 'Een notitie van het rooster werd weggehaald',
  'grid.conflict-settled': 'Uit twee versies van een notitie werd er één gekozen',
  'grid.gist-written': 'Een notitie van het rooster werd in een andere taal samengevat',
  'grid.draft-saved': 'Nieuwe woorden van het rooster werden voorbereid',
  'grid.template-adopted': 'Nieuwe woorden van het rooster werden op een bijeenkomst aangenomen',
  'grid.exported': 'Notities van het rooster werden in een bestand gezet',
  'grid.looked-again': 'Notities van het rooster werden opnieuw bekeken voor een ruimere zaal',
  'grid.wording-removed': 'Een vroegere versie van een notitie werd voorgoed gewist',
}
