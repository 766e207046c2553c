import type { PersonalData, PersonMerger } from '../../platform/personal-data.ts'
import { questionsPersonalColumns, questionsPlainColumns } from './domain/personal-data.ts'
import { eraseQuestionsRows, giveQuestionsBack, moveQuestions, showQuestionsRows } from './store/personal-data-store.ts'

export { auditMessages } from './messages/audit-catalogue.ts'
export { sayQuestionLines } from './actions/say-waiting.ts'
export { takeAnswerByMail } from './actions/answer-question.ts'

export const personalData: PersonalData = {
  columns: questionsPersonalColumns,
  plain: questionsPlainColumns,
  show: showQuestionsRows,
  erase: eraseQuestionsRows,
}

export const questionMerger: PersonMerger = { name: 'questions', move: moveQuestions, giveBack: giveQuestionsBack }
