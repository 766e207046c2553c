import { writeDay, type Day } from '../../../kernel/day.ts'
import { LOCALES, withColon, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Face } from '../../../ui/face.tsx'
import { CheckList, Field, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { BilingualName, OwnWords } from '../../../ui/names.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { ROUND_FIELDS, type RoundChoice } from '../domain/contact-round.ts'
import type { Round, RoundFace } from '../domain/shown.ts'
import { contactsMessages, type ContactsTranslate } from '../messages/catalogue.ts'

export function wordsOf(view: View): ContactsTranslate {
  return translator(contactsMessages, view.language)
}

/** "E-mail and phone, until 1 March". */
function writeChoice(t: ContactsTranslate, language: Language, { fields, untilOn }: RoundChoice): string {
  const what = new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(fields.map((field) => t(`field.${field}`)))
  return untilOn === null ? what : t('round.until', { what, day: writeDay(language, untilOn) })
}

type DecisionProps = { view: View; round: Round; today: Day; refusal: string | null }

/** What the others get from the reader: one screen, nothing ticked beforehand, one click to stop. */
export function Decision({ view, round, today, refusal }: DecisionProps) {
  const t = wordsOf(view)
  const { decision, last } = round
  const shared = decision !== null && decision !== 'nothing' ? decision : null
  return (
    <section class="no-print">
      <h2>{t('round.yours')}</h2>
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      {decision === 'nothing' && <p>{t('round.nothing')}</p>}
      {shared && <p>{t('round.shared', { what: writeChoice(t, view.language, shared) })}</p>}
      {shared && (
        <Form view={view} isPlain>
          <Button kind="danger" name="answer" value="nothing">
            {t('round.stop')}
          </Button>
        </Form>
      )}
      {decision === null ? (
        <Choosing view={view} round={round} today={today} last={last} />
      ) : (
        <Disclosure label={t('round.change')} isOpen={refusal !== null}>
          <Choosing view={view} round={round} today={today} last={null} />
        </Disclosure>
      )}
    </section>
  )
}

function Choosing({ view, round, today, last }: Pick<DecisionProps, 'view' | 'round' | 'today'> & { last: RoundChoice | null }) {
  const t = wordsOf(view)
  return (
    <Form view={view}>
      <p>{round.text}</p>
      <CheckList name="field" label={t('round.what')} options={ROUND_FIELDS.map((value) => ({ value, label: t(`field.${value}`) }))} />
      <Field name="until" kind="date" min={today} label={t('round.untilLabel')} hint={t('round.untilHint')} />
      <div class="row">
        <Button kind="main" name="answer" value="share">
          {t('round.share')}
        </Button>
        <Button name="answer" value="nothing">
          {t('round.shareNothing')}
        </Button>
      </div>
      {last !== null && (
        <div>
          <p>{t('round.last', { what: writeChoice(t, view.language, last) })}</p>
          <Button name="answer" value="same">
            {t('round.same')}
          </Button>
        </div>
      )}
    </Form>
  )
}

/** What somebody ticked on the sign-in sheet, noted by who leads. */
export function OnPaper({ view, round }: { view: View; round: Round }) {
  const t = wordsOf(view)
  if (round.undecided.length === 0) return null
  return (
    <section class="no-print">
      <Disclosure label={t('paper.title', { count: round.undecided.length })}>
        <Form view={view} action={`/meetings/${round.meetingId}/contacts/paper`}>
          <p>{t('paper.explain')}</p>
          <SelectField
            name="person"
            label={t('paper.who')}
            isRequired
            options={round.undecided.map(({ personId, name }) => ({ value: personId, label: name }))}
          />
          <CheckList name="field" id="paper-field" label={t('paper.ticked')} options={ROUND_FIELDS.map((value) => ({ value, label: t(`field.${value}`) }))} />
          <div class="row">
            <Button name="answer" value="share">
              {t('paper.save')}
            </Button>
            <Button name="answer" value="nothing">
              {t('paper.nothing')}
            </Button>
          </div>
        </Form>
      </Disclosure>
    </section>
  )
}

export function RoundCard({ view, face, meetingId }: { view: View; face: RoundFace; meetingId: string | null }) {
  const t = wordsOf(view)
  const { language } = view
  return (
    <Card
      title={
        <span class="person">
          <Face name={face.name} size="small" />
          <span>{face.isYou ? t('round.you', { name: face.name }) : face.name}</span>
        </span>
      }
    >
      {face.organisations.map((name, order) => (
        <p key={order}>
          <BilingualName name={name} />
        </p>
      ))}
      {face.disciplines.length > 0 && <p>{face.disciplines.join(', ')}</p>}
      {face.email !== null && (
        <p class="icon-line">
          <Icon name="mail" />
          <a href={`mailto:${face.email}`}>{face.email}</a>
        </p>
      )}
      {face.phone !== null && (
        <p class="icon-line">
          <Icon name="phone" />
          <a href={`tel:${face.phone}`}>{face.phone}</a>
        </p>
      )}
      {face.activity !== '' && <OwnWords as="p" words={{ language: face.wordsLanguage ?? language, text: face.activity }} />}
      {face.askMeAbout !== '' && (
        <p class="small">
          {withColon(language, t('face.askMeAbout'))} <OwnWords words={{ language: face.wordsLanguage ?? language, text: face.askMeAbout }} />
        </p>
      )}
      {meetingId !== null && (
        <p class="small no-print">
          <a href={`/meetings/${meetingId}/contacts/people/${face.personId}/card`} download>
            {t('round.card')}
            <span class="visually-hidden"> {face.name}</span>
          </a>
        </p>
      )}
    </Card>
  )
}
