import type { PersonalData, PersonMerger } from '../../platform/personal-data.ts'
import { sociogramsPersonalColumns, sociogramsPlainColumns } from './domain/personal-data.ts'
import { eraseSociogramsRows, giveSociogramsBack, listSociogramPlaces, moveSociograms, showSociogramsRows } from './store/personal-data-store.ts'

export { auditMessages } from './messages/audit-catalogue.ts'
export { publishPicture } from './actions/publish-picture.ts'
export { maySeeSurveys } from './domain/permissions.ts'
export type { MirrorWave } from './domain/results.ts'
export { titleOfWave } from './pages/words.ts'
export { drawMirror } from './routes/mirror-picture.tsx'
export { listMirrorWaves, noteMirrored } from './store/mirror-store.ts'
export { saySurveyLines, surveysOnTop } from './routes/side-lines.tsx'

export const personalData: PersonalData = {
  columns: sociogramsPersonalColumns,
  plain: sociogramsPlainColumns,
  show: showSociogramsRows,
  erase: eraseSociogramsRows,
}

export const sociogramMerger: PersonMerger = { name: 'sociograms', listPlaces: listSociogramPlaces, move: moveSociograms, giveBack: giveSociogramsBack }
