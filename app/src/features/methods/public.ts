import type { PersonalData, PersonMerger } from '../../platform/personal-data.ts'
import { methodsPersonalColumns, methodsPlainColumns } from './domain/personal-data.ts'
import { eraseMethodsRows, giveMethodsBack, moveMethods, showMethodsRows } from './store/personal-data-store.ts'

export { auditMessages } from './messages/audit-catalogue.ts'
export { methodsOnTop } from './routes/on-top.tsx'
export { mayCapture, totalMinutes, wordsFor } from './domain/method.ts'
export type { Capture, LocalNames, Method, MethodStep, Speaks } from './domain/method.ts'
export { SHIPPED_METHODS } from './domain/shipped-methods.ts'
export { findMethod, listMethods } from './store/method-store.ts'

export const personalData: PersonalData = {
  columns: methodsPersonalColumns,
  plain: methodsPlainColumns,
  show: showMethodsRows,
  erase: eraseMethodsRows,
}

export const methodMerger: PersonMerger = { name: 'methods', move: moveMethods, giveBack: giveMethodsBack }
