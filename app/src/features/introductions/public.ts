import type { PersonalData, PersonMerger } from '../../platform/personal-data.ts'
import { introductionsPersonalColumns, introductionsPlainColumns } from './domain/personal-data.ts'
import { eraseIntroductionRows, giveIntroductionsBack, moveIntroductions, showIntroductionRows } from './store/personal-data-store.ts'

export { auditMessages } from './messages/audit-catalogue.ts'
export { offerCard, sayIntroductionLines, sayIntroductionNote } from './routes/side-lines.ts'

export const personalData: PersonalData = {
  columns: introductionsPersonalColumns,
  plain: introductionsPlainColumns,
  show: showIntroductionRows,
  erase: eraseIntroductionRows,
}

export const introductionMerger: PersonMerger = { name: 'introductions', move: moveIntroductions, giveBack: giveIntroductionsBack }
