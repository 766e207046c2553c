import type { auditEn } from './audit-en.ts'

export const auditDe: Record<keyof typeof auditEn, string> = {
  'grid.entry-written': 'Ein Eintrag wurde in das Raster geschrieben',
  'grid.entry-tidied': 'Ein Eintrag des Rasters wurde in Ordnung gebracht',
  'grid.entry-conflict': 'Zwei Fassungen eines Eintrags des Rasters wurden behalten',
  'grid.entry-validated': 'Ein Eintrag des Rasters wurde bestätigt',
  'grid.entry-retracted': 'Ein Eintrag des Rasters wurde entfernt',
  'grid.conflict-settled': 'Von zwei Fassungen eines Eintrags wurde eine gewählt',
  'grid.gist-written': 'Ein Eintrag des Rasters wurde in einer anderen Sprache zusammengefasst',
  'grid.draft-saved': 'Neue Wörter des Rasters wurden vorbereitet',
  'grid.template-adopted': 'Neue Wörter des Rasters wurden bei einem Treffen angenommen',
  'grid.exported': 'Einträge des Rasters wurden in eine Datei geschrieben',
  'grid.looked-again': 'Einträge des Rasters wurden für einen weiteren Raum noch einmal angesehen',
  'grid.wording-removed': 'Eine frühere Fassung eines Eintrags wurde endgültig gelöscht',
}
