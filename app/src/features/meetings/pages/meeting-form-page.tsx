import { Button, ButtonRow } from '../../../ui/button.tsx'
import { nameIn } from '../../../kernel/language.ts'
import { CheckList, Choice, Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { LoadLook } from '../domain/load.ts'
import { MEETING_MODES } from '../domain/meeting.ts'
import type { SeriesMeeting } from '../domain/plan-shown.ts'
import type { NamedCommunity } from '../domain/shown.ts'
import type { MeetingTranslate } from '../messages/catalogue.ts'
import { accentOf, crumbsOf, wordsOf } from './labels.ts'
import { LaterList } from './later-list.tsx'
import { LoadLookSection, SeriesLookSection } from './load-look.tsx'
import { PlanFields, type AgendaOffers, type PlanForm } from './plan-fields.tsx'

/** The fields as they stand on the screen. */
export type MeetingForm = {
  title: string
  day: string
  from: string
  until: string
  lastDay: string
  mode: string
  place: string
  onlineLink: string
  communities: readonly string[]
  version: number
}

export type FormRefused = { field: 'day' | 'from' | 'until' | 'every' | 'times' | null; sentence: string } | null

/** What a new meeting is asked besides, and what was seen around its dates. */
export type PlanPart = {
  plan: PlanForm
  offers: AgendaOffers
  hasRota: boolean
  look: LoadLook | null
  isSeries: boolean
  chosen: readonly string[]
  shown: string
}

type MeetingFormPageProps = {
  view: View
  form: MeetingForm
  /** The community of the address first. */
  communities: readonly NamedCommunity[]
  /** Those the reader may bring to the same table. */
  leads: readonly NamedCommunity[]
  tabs: readonly Tab[]
  /** Only for a new one. */
  planning?: PlanPart
  /** Around the date, for one that is there already. */
  look?: LoadLook | null
  /** Later ones of its series that may change alike. */
  later?: readonly SeriesMeeting[]
  chosenLater?: readonly string[]
  isAsLastTime?: boolean
  /** Which sentence, and at which field. */
  refusal: FormRefused
}

/** One screen to plan a meeting or to correct it. */
export function MeetingFormPage(props: MeetingFormPageProps) {
  const { view, form, communities, leads, tabs, planning, look = null, later = [], chosenLater = [], isAsLastTime = false, refusal } = props
  const t = wordsOf(view)
  const isNew = planning !== undefined
  const errorAt = (field: string) => (refusal?.field === field ? refusal.sentence : null)
  const choices = [...communities, ...leads.filter(({ id }) => communities.every((each) => each.id !== id))]
  return (
    <PageFrame
      view={view}
      title={t(isNew ? 'form.newTitle' : 'form.editTitle')}
      lead={leadOf(t, planning, isAsLastTime)}
      accent={accentOf(communities)}
      communityName={communities[0] && nameIn(view.language, communities[0].name)}
      crumbs={crumbsOf(t, view.language, communities)}
      tabs={tabs}
    >
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal.sentence}
        </Notice>
      )}
      <Form view={view}>
        {!isNew && <input type="hidden" name="version" value={form.version} />}
        <Field name="day" kind="date" label={t('form.day')} value={form.day} error={errorAt('day')} isRequired />
        <div class="columns">
          <Field name="from" kind="time" label={t('form.from')} value={form.from} error={errorAt('from')} isRequired />
          <Field name="until" kind="time" label={t('form.until')} value={form.until} error={errorAt('until')} isRequired />
        </div>
        {form.lastDay !== '' && <Field name="lastDay" kind="date" label={t('form.lastDay')} hint={t('form.lastDayHint')} value={form.lastDay} />}
        <Field name="place" label={t('form.place')} value={form.place} maxLength={200} />
        <Field name="onlineLink" kind="url" label={t('form.onlineLink')} hint={t('form.onlineLinkHint')} value={form.onlineLink} maxLength={500} />
        <Choice name="mode" label={t('form.mode')} options={MEETING_MODES.map((mode) => ({ value: mode, label: t(`mode.${mode}`) }))} chosen={form.mode} />
        <Field name="title" label={t('form.title')} hint={t('form.titleHint')} value={form.title} maxLength={200} />
        {choices.length > 1 && (
          <CheckList
            name="communities"
            label={t('form.communities')}
            hint={t('form.communitiesHint')}
            options={choices.map(({ id, name }) => ({ value: id, label: nameIn(view.language, name) }))}
            chosen={form.communities}
          />
        )}
        {planning && <PlanFields t={t} view={view} {...planning} />}
        {planning?.look && !planning.isSeries && <LoadLookSection t={t} view={view} look={planning.look} />}
        {planning?.look && planning.isSeries && <SeriesLookSection t={t} view={view} look={planning.look} chosen={planning.chosen} />}
        {planning && <input type="hidden" name="shown" value={planning.shown} />}
        {look && <LoadLookSection t={t} view={view} look={look} />}
        {later.length > 0 && <LaterList t={t} view={view} later={later} chosen={chosenLater} hint={t('series.laterHint')} />}
        <FormButtons t={t} planning={planning} />
      </Form>
    </PageFrame>
  )
}

function leadOf(t: MeetingTranslate, planning: PlanPart | undefined, isAsLastTime: boolean): string | undefined {
  if (planning?.isSeries && planning.look !== null) return t('plan.checkDates')
  return isAsLastTime ? t('form.asLastTime') : undefined
}

/** Enter in a field presses the first: the one that goes on. */
function FormButtons({ t, planning }: { t: MeetingTranslate; planning: PlanPart | undefined }) {
  const isReady = planning?.isSeries && planning.look !== null
  return (
    <>
      <ButtonRow>
        {planning && (
          <Button kind="main" name="do" value={isReady ? 'plan-dates' : 'plan'}>
            {t(isReady ? 'plan.these' : 'form.plan')}
          </Button>
        )}
        {!planning && (
          <Button kind="main" name="do" value="save">
            {t('form.save')}
          </Button>
        )}
        <Button name="do" value="look" icon="day">
          {t('plan.look')}
        </Button>
      </ButtonRow>
      <p class="quiet small">{t('plan.lookHint')}</p>
    </>
  )
}
