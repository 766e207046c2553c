import type { Day } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { ADDRESSES } from '../../../ui/addresses.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { CheckList, Choice, Field, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { audiencesOf, LONGEST_NAME, LONGEST_WORDS, SHARED_FIELDS, type SentCard } from '../domain/introduction.ts'
import type { CardMeeting, ShownText } from '../domain/shown.ts'
import { listNames, wordsOf } from './words.ts'

export type CardFormProps = {
  view: View
  meeting: CardMeeting
  texts: readonly ShownText[]
  today: Day
  card: SentCard
  /** Languages one may tick, in the reader's words. */
  languages: readonly { value: string; label: string }[]
  /** What is wrong, and with which field it has to do. */
  fault: { refusal: string; text: string } | null
  /** Of a card that lies there already. */
  version?: number
}

/** One card, filled in with a thumb. Nothing is chosen beforehand but "nobody". */
export function CardForm(props: CardFormProps) {
  const { view, card, languages, version } = props
  const t = wordsOf(view)
  const { email, name } = faultsOf(props)
  return (
    <Form view={view}>
      {version !== undefined && <input type="hidden" name="version" value={version} />}
      <Field name="name" label={t('form.name')} value={card.name} maxLength={LONGEST_NAME} autocomplete="name" error={name} isRequired />
      <Field
        name="email"
        kind="email"
        inputMode="email"
        label={t('form.email')}
        hint={t('form.emailHint')}
        value={card.email}
        autocomplete="email"
        error={email}
      />
      <Field name="phone" kind="tel" inputMode="tel" label={t('form.phone')} value={card.phone} maxLength={LONGEST_NAME} autocomplete="tel" />
      <Field
        name="organisation"
        label={t('form.organisation')}
        hint={t('form.organisationHint')}
        value={card.organisation}
        maxLength={LONGEST_NAME}
        autocomplete="organization"
      />
      <Field
        name="activity"
        kind="textarea"
        rows={2}
        label={t('form.activity')}
        hint={t('form.activityHint')}
        value={card.activity}
        maxLength={LONGEST_WORDS}
        autocomplete="off"
      />
      <Field name="askMeAbout" kind="textarea" rows={2} label={t('form.askMeAbout')} value={card.askMeAbout} maxLength={LONGEST_WORDS} autocomplete="off" />
      <Disclosure label={t('share.languages')} isOpen={card.languagesSpoken.length + card.languagesUnderstood.length > 0}>
        <CheckList name="spoken" label={t('form.spoken')} options={languages} chosen={card.languagesSpoken} />
        <CheckList name="understood" label={t('form.understood')} options={languages} chosen={card.languagesUnderstood} />
      </Disclosure>
      <Sharing {...props} />
      <CheckList
        name="join"
        label={t('join.label')}
        hint={t('join.hint')}
        options={props.meeting.communities.map((each) => ({ value: each.id, label: t('join.option', { community: nameIn(view.language, each.name) }) }))}
        chosen={card.joins}
      />
      <p class="small">
        {t('form.privacy')} <a href={ADDRESSES.trust}>{t('form.trust')}</a>
      </p>
      <ButtonRow>
        <Button kind="main" name="do" value="save">
          {t(version === undefined ? 'form.send' : 'card.save')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

function faultsOf({ fault }: CardFormProps): { name: string | null; email: string | null; term: string | null; until: string | null } {
  const at = (...refusals: string[]) => (fault !== null && refusals.includes(fault.refusal) ? fault.text : null)
  return { name: at('name-missing'), email: at('email-wrong'), term: at('term-missing'), until: at('day-wrong', 'day-over') }
}

/** With whom, piece by piece, and until when. */
function Sharing(props: CardFormProps) {
  const { view, meeting, texts, today, card } = props
  const t = wordsOf(view)
  const { term, until } = faultsOf(props)
  const communities = listNames(
    view.language,
    meeting.communities.map(({ name }) => name),
  )
  return (
    <>
      <h2>{t('share.title')}</h2>
      <p>{t('share.lead')}</p>
      {SHARED_FIELDS.map((field) => (
        <SelectField
          key={field}
          name={`share-${field}`}
          label={t(`share.${field}`)}
          empty={false}
          options={[
            { value: 'nobody', label: t('audience.nobody') },
            ...audiencesOf(field).map((value) => ({ value, label: t(`audience.${value}`, { communities }) })),
          ]}
          chosen={card.shares[field] ?? 'nobody'}
        />
      ))}
      <Choice
        name="term"
        label={t('term.label')}
        hint={t('term.hint')}
        error={term}
        options={(['open', 'day'] as const).map((value) => ({ value, label: t(`term.${value}`) }))}
        chosen={card.term}
      />
      <Field name="until" kind="date" min={today} label={t('term.until')} value={card.until} error={until} autocomplete="off" />
      <Disclosure label={t('share.texts')}>
        {texts.map(({ audience, text }) => (
          <div key={audience}>
            <h3>{t(`audience.${audience}`, { communities })}</h3>
            <p>{text}</p>
          </div>
        ))}
      </Disclosure>
    </>
  )
}
