import type { auditEn } from './audit-en.ts'

export const auditFr: Record<keyof typeof auditEn, string> = {
  'grid.entry-written': 'Une entrée a été écrite dans la grille',
  'grid.entry-tidied': 'Une entrée de la grille a été mise au net',
  'grid.entry-conflict': 'Deux versions d’une entrée de la grille ont été gardées',
  'grid.entry-validated': 'Une entrée de la grille a été confirmée',
  'grid.entry-retracted': 'Une entrée de la grille a été retirée',
  'grid.conflict-settled': 'De deux versions d’une entrée, une a été choisie',
  'grid.gist-written': 'Une entrée de la grille a été résumée dans une autre langue',
  'grid.draft-saved': 'De nouveaux mots de la grille ont été préparés',
  'grid.template-adopted': 'De nouveaux mots de la grille ont été adoptés en réunion',
  'grid.exported': 'Des entrées de la grille ont été mises dans un fichier',
  'grid.looked-again': 'Des entrées de la grille ont été revues pour une salle plus large',
  'grid.wording-removed': 'Une version d’avant d’une entrée a été effacée pour de bon',
}
