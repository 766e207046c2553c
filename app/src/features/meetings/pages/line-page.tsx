import { dayOf, writeDay, writeTime } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Field, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { CHOICES, choiceOf, MEETING_ROLES, usualRole } from '../domain/attendance.ts'
import type { Sheet, SheetRow } from '../domain/shown.ts'
import { accentOf, checkInWordsOf, clockOf, crumbsOf, titleOf, wordsOf } from './labels.ts'

type LinePageProps = { view: View; sheet: Sheet; row: SheetRow; deputy: string; refusal: string | null }

/** One person at one meeting: the role there, and who came in her place. */
export function LinePage({ view, sheet, row, deputy, refusal }: LinePageProps) {
  const [t, c] = [wordsOf(view), checkInWordsOf(view)]
  const { meeting, communities } = sheet
  const { facts, seat } = row
  const address = `/meetings/${meeting.id}/attendance`
  const crumbs = [
    ...crumbsOf(t, view.language, communities),
    { label: titleOf(t, view.language, meeting), href: `/meetings/${meeting.id}` },
    { label: t('sheet.title'), href: address },
  ]
  return (
    <PageFrame view={view} title={row.name} lead={t('line.lead', { day: writeDay(view.language, sheet.day) })} accent={accentOf(communities)} crumbs={crumbs}>
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <Form view={view}>
        <input type="hidden" name="version" value={row.version} />
        <SelectField
          name="answer"
          label={t('line.state')}
          options={[...CHOICES, 'represented' as const].map((answer) => ({ value: answer, label: t(`choice.${answer}`) }))}
          chosen={facts.state === 'represented' ? 'represented' : choiceOf(facts)}
          empty={false}
        />
        {seat !== null && <Field name="deputy" label={t('line.deputy')} hint={t('line.deputyHint')} value={deputy} maxLength={200} autocomplete="off" />}
        <SelectField
          name="role"
          label={t('line.role')}
          hint={seat === null ? undefined : t('line.roleHint', { role: t(`role.${usualRole(seat)}`) })}
          options={MEETING_ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
          chosen={facts.role}
          empty={false}
        />
        <div class="columns">
          <Field kind="time" name="arrived" label={c('line.arrived')} hint={c('line.timesHint')} value={row.arrivedAt && clockOf(row.arrivedAt)} />
          <Field kind="time" name="left" label={c('line.left')} value={row.leftAt && clockOf(row.leftAt)} />
        </div>
        <SelectField
          name="standsFor"
          label={t('line.standsFor')}
          hint={t('line.standsForHint')}
          options={organisationsOf(view, sheet)}
          chosen={facts.represents[0] ?? ''}
          empty={t('line.asUsual')}
        />
        <ButtonRow>
          <Button kind="main" name="do" value="save">
            {t('line.save')}
          </Button>
          <ButtonLink href={address}>{t('line.back')}</ButtonLink>
          {seat === null && row.version > 0 && (
            <Button kind="danger" name="do" value="drop">
              {t('line.drop')}
            </Button>
          )}
        </ButtonRow>
      </Form>
      {row.recordedAt !== null && (
        <p class="quiet small">
          {t('line.trail', {
            by: row.recordedBy || t('meeting.someone'),
            day: writeDay(view.language, dayOf(row.recordedAt)),
            time: writeTime(view.language, row.recordedAt),
          })}
        </p>
      )}
    </PageFrame>
  )
}

/** Organisations around the table, by name. */
function organisationsOf(view: View, { rows }: Sheet) {
  const known = new Map(rows.flatMap(({ organisations }) => organisations.map(({ id, name }) => [id, nameIn(view.language, name)] as const)))
  return [...known].map(([value, label]) => ({ value, label })).toSorted((a, b) => a.label.localeCompare(b.label, view.language))
}
