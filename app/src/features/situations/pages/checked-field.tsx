import type { Span } from '@ronde/guard'
import type { KeepReason } from '../../../kernel/keep-reason.ts'
import type { Language } from '../../../kernel/language.ts'
import { GuardedField } from '../../../ui/guarded-field.tsx'
import type { View } from '../../../ui/view.ts'
import type { Audience } from '../domain/audience.ts'

/** What the guard marked in the fields of a form, what their writer keeps, and for which room. */
export type Marks = {
  findings: Readonly<Record<string, readonly (Span & { words: string })[]>>
  kept: Readonly<Record<string, Readonly<Record<string, KeepReason>>>>
  audience: Audience
}

type CheckedFieldProps = {
  view: View
  name: string
  label: string
  hint?: string
  value: string
  lang: Language
  marks: Marks
  rows: number
  isRequired?: boolean
}

/** A text that the guard looks at before it is saved. */
export function CheckedField({ marks, name, ...field }: CheckedFieldProps) {
  return <GuardedField {...field} name={name} findings={marks.findings[name] ?? []} kept={marks.kept[name] ?? {}} audience={marks.audience} />
}
