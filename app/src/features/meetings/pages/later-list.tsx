import { startSentence } from '../../../kernel/language.ts'
import { CheckList } from '../../../ui/field.tsx'
import type { View } from '../../../ui/view.ts'
import type { SeriesMeeting } from '../domain/plan-shown.ts'
import type { MeetingTranslate } from '../messages/catalogue.ts'
import { writeSpan } from './labels.ts'

type LaterListProps = { t: MeetingTranslate; view: View; later: readonly SeriesMeeting[]; chosen: readonly string[]; hint: string }

/** Later meetings of a series, none ticked until somebody says so. */
export function LaterList({ t, view, later, chosen, hint }: LaterListProps) {
  return (
    <CheckList
      name="later"
      label={t('series.later')}
      hint={hint}
      options={later.map((other) => ({ value: other.id, label: startSentence(writeSpan(t, view.language, other)) }))}
      chosen={chosen}
    />
  )
}
