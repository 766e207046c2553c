import { writeDay } from '../../../kernel/day.ts'
import { CheckField, Choice, Field, SelectField, type Option } from '../../../ui/field.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { SHIPPED_TEMPLATES } from '../domain/agenda.ts'
import type { OwnTemplate } from '../domain/plan-shown.ts'
import { REPEATS } from '../domain/series.ts'
import type { MeetingTranslate } from '../messages/catalogue.ts'

/** What only a new meeting is asked: whether it comes back, and what it begins with. */
export type PlanForm = {
  repeat: string
  every: string
  lastOn: string
  times: string
  days: readonly string[]
  agenda: string
  sharesTurns: boolean
}

/** Agendas on offer: the one of an earlier meeting, those of the community, those that come with Ronde. */
export type AgendaOffers = { like: { id: string; day: string } | null; own: readonly OwnTemplate[] }

const OTHER_DAYS = 4

type PlanFieldsProps = { t: MeetingTranslate; view: View; plan: PlanForm; offers: AgendaOffers; hasRota: boolean }

export function PlanFields({ t, view, plan, offers, hasRota }: PlanFieldsProps) {
  const { language } = view
  const agendas: Option[] = [
    ...(offers.like === null ? [] : [{ value: `meeting:${offers.like.id}`, label: t('plan.agendaLast', { day: writeDay(language, offers.like.day) }) }]),
    ...offers.own.map(({ id, name, language: written }) => ({ value: `own:${id}`, label: name, ...(written === language ? {} : { lang: written }) })),
    ...SHIPPED_TEMPLATES.map((template) => ({ value: `shipped:${template}`, label: t(`template.${template}`) })),
  ]
  return (
    <Disclosure label={t('plan.more')} isOpen={plan.repeat !== '' || plan.agenda !== ''}>
      <SelectField name="agenda" label={t('plan.agenda')} options={agendas} chosen={plan.agenda} empty={t('plan.agendaNone')} />
      <Choice
        name="repeat"
        label={t('repeat.label')}
        hint={t('repeat.hint')}
        options={[{ value: '', label: t('repeat.none') }, ...REPEATS.map((repeat) => ({ value: repeat, label: t(`repeat.${repeat}`) }))]}
        chosen={plan.repeat}
      />
      <Field name="every" kind="number" min={1} max={12} label={t('repeat.every')} hint={t('repeat.everyHint')} value={plan.every} />
      <div class="columns">
        <Field name="lastOn" kind="date" label={t('repeat.lastOn')} value={plan.lastOn} />
        <Field name="times" kind="number" min={2} max={60} label={t('repeat.times')} value={plan.times} />
      </div>
      <p class="hint">{t('repeat.daysHint')}</p>
      <div class="columns">
        {Array.from({ length: OTHER_DAYS }, (_, order) => (
          <Field key={order} id={`other-day-${order}`} name="days" kind="date" label={`${t('repeat.otherDay')} ${order + 1}`} value={plan.days[order]} />
        ))}
      </div>
      {hasRota && <CheckField name="sharesTurns" label={t('plan.turns')} hint={t('plan.turnsHint')} isChecked={plan.sharesTurns} />}
    </Disclosure>
  )
}
