import type { ComponentChildren } from 'preact'
import { writeDay, type Day } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/card.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { CheckField, Field, SelectField } from '../../../ui/field.tsx'
import { Form, SearchBox } from '../../../ui/form.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { BilingualName } from '../../../ui/names.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { anchorIn } from '../domain/scale.ts'
import type { WavePage } from '../domain/shown.ts'
import { inputWords } from '../messages/input-catalogue.ts'
import { publicWords } from './public-scene.ts'
import { resultWords } from './result-frame.tsx'
import { MethodNote } from './method-note.tsx'
import { SurveyFrame } from './survey-frame.tsx'
import { Ethics, Imports, LeftOff } from './wave-input-parts.tsx'
import { sayQuestion, sayRate, titleOfWave, wordsOf } from './words.ts'

type Organisation = { value: string; label: string }
type WavePageProps = {
  view: View
  shown: WavePage
  organisations: readonly Organisation[]
  /** The words by which an organisation is looked for. */
  search: string
  today: Day
  nextDay: Day
  refusal: string | null
  tabs: readonly Tab[]
}

/** Nobody answers it any more. */
const isOver = ({ state }: WavePage['wave']) => state === 'closed' || state === 'forgotten'

/** One wave for whoever keeps it. Who has not answered stands nowhere on it. */
export function WavePageView(props: WavePageProps) {
  const { view, shown, refusal, tabs } = props
  const t = wordsOf(view)
  const { community, wave, survey, scale, rate } = shown
  const nameable = shown.people.filter(({ isNameable }) => isNameable).length
  const mailed = shown.people.filter(({ hasMail }) => hasMail).length
  return (
    <SurveyFrame
      {...{ view, community, refusal, tabs }}
      title={titleOfWave(view, survey, wave)}
      lead={t(`lead.${wave.state}`, { day: writeDay(view.language, wave.closesOn) })}
    >
      <Facts
        facts={[
          { label: t('fact.rate'), value: wave.state === 'draft' ? null : sayRate(view, rate) },
          { label: t('fact.scale'), value: anchorIn(view.language, scale.name).text },
          { label: t('fact.questions'), value: survey.questions.map((question) => sayQuestion(view, survey, question)).join(' · ') },
          { label: t('fact.roster'), value: wave.state === 'forgotten' ? null : t('fact.rosterSays', { asked: rate.asked, nameable, mailed }) },
          { label: t('fact.prefilled'), value: wave.number === 1 ? null : t(wave.isPrefilled ? 'prefilled.yes' : 'prefilled.no') },
        ]}
      />
      {wave.state === 'forgotten' && <p>{t('forgotten.says')}</p>}
      {shown.mirroredOn !== null && <p>{resultWords(view)('mirror.since', { day: writeDay(view.language, shown.mirroredOn) })}</p>}
      {wave.state === 'draft' && <Ethics view={view} shown={shown} />}
      <Moves {...props} />
      {isOver(wave) && (
        <ButtonRow>
          <ButtonLink href={`/communities/${community.id}/sociograms/${wave.id}/public`}>{publicWords(view)('publish.link')}</ButtonLink>
        </ButtonRow>
      )}
      {wave.state === 'open' && <Imports view={view} shown={shown} />}
      {wave.state !== 'forgotten' && <Roster {...props} />}
      {wave.state === 'draft' && <LeftOff view={view} shown={shown} />}
      {wave.state !== 'draft' && <MethodNote view={view} shown={shown} />}
    </SurveyFrame>
  )
}

/** What can be done with it now. */
function Moves({ view, shown, today, nextDay }: WavePageProps) {
  const t = wordsOf(view)
  const { wave } = shown
  const address = `/communities/${shown.community.id}/sociograms/${wave.id}`
  const move = (part: string, label: string, kind: 'main' | 'plain' | 'danger', more: ComponentChildren = null) => (
    <Form view={view} isPlain={more === null}>
      <input type="hidden" name="part" value={part} />
      <input type="hidden" name="version" value={wave.version} />
      {more}
      <ButtonRow>
        <Button kind={kind}>{label}</Button>
      </ButtonRow>
    </Form>
  )
  const prefill = wave.state === 'draft' && shown.mayPrefill && (
    <CheckField name="prefilled" label={t('prefilled.label')} hint={t('prefilled.hint')} isChecked={wave.isPrefilled} />
  )
  return (
    <section class="no-print">
      {wave.state === 'draft' && <p>{t('open.says')}</p>}
      {wave.state === 'draft' && move('open', t('open.do'), 'main')}
      {wave.state === 'open' && (
        <ButtonRow>
          <ButtonLink icon="print" href={`${address}/sheet`}>
            {t('sheet.link')}
          </ButtonLink>
          <ButtonLink icon="edit" href={`${address}/paper`}>
            {t('paper.link')}
          </ButtonLink>
          <ButtonLink icon="upload" href={`${address}/file`}>
            {t('file.link')}
          </ButtonLink>
          <ButtonLink icon="print" href={`${address}/codes`}>
            {inputWords(view)('codes.link')}
          </ButtonLink>
        </ButtonRow>
      )}
      {!isOver(wave) && (
        <Disclosure label={t('change.title')}>
          {move(
            'change',
            t('change.do'),
            'plain',
            <>
              <Field name="closesOn" kind="date" min={today} label={t('new.closesOn')} value={wave.closesOn} isRequired />
              {prefill}
            </>,
          )}
        </Disclosure>
      )}
      {wave.state === 'open' && <Disclosure label={t('close.title')}>{move('close', t('close.do'), 'danger', <p>{t('close.says')}</p>)}</Disclosure>}
      {wave.state === 'draft' && <Disclosure label={t('drop.title')}>{move('drop', t('drop.do'), 'danger', <p>{t('drop.says')}</p>)}</Disclosure>}
      {isOver(wave) && shown.isLast && (
        <Disclosure label={t('next.title')}>
          {move(
            'next',
            t('next.do'),
            'plain',
            <>
              <Field name="closesOn" kind="date" min={today} label={t('new.closesOn')} value={nextDay} isRequired />
              {shown.mayPrefill && <CheckField name="prefilled" label={t('prefilled.label')} hint={t('prefilled.hint')} />}
            </>,
          )}
        </Disclosure>
      )}
    </section>
  )
}

/** Who is asked. Whoever did not say that she may be named is asked too, and stands in nobody's list but by her organisation. */
function Roster({ view, shown, organisations, search }: WavePageProps) {
  const t = wordsOf(view)
  const { wave, people } = shown
  return (
    <section>
      <h2>{t('roster.title')}</h2>
      <p>{t('roster.says')}</p>
      <DataTable
        caption={t('roster.title')}
        isCaptionHidden
        rows={people}
        keyOf={({ personId }) => personId}
        columns={[
          { key: 'name', heading: t('roster.name'), isHeading: true, cell: ({ name }) => name },
          { key: 'organisation', heading: t('roster.organisation'), cell: ({ organisation }) => organisation && <BilingualName name={organisation} /> },
          { key: 'nameable', heading: t('roster.nameable'), cell: ({ isNameable }) => t(isNameable ? 'roster.yes' : 'roster.no') },
        ]}
      />
      {(shown.organisations.length > 0 || wave.state === 'draft') && <h3>{t('roster.organisations')}</h3>}
      {shown.organisations.length === 0 && wave.state === 'draft' && <p class="quiet">{t('roster.noOrganisations')}</p>}
      <ul>
        {shown.organisations.map(({ organisationId, name }) => (
          <li key={organisationId}>
            <BilingualName name={name} />{' '}
            {wave.state === 'draft' && (
              <Form view={view} isPlain>
                <input type="hidden" name="part" value="remove" />
                <input type="hidden" name="organisation" value={organisationId} />
                <Button kind="quiet" isSmall>
                  {t('roster.remove')}
                  <span class="visually-hidden"> {nameIn(view.language, name)}</span>
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {wave.state === 'draft' && <SearchBox label={t('roster.search')} value={search} />}
      {wave.state === 'draft' && organisations.length > 0 && (
        <Form view={view}>
          <input type="hidden" name="part" value="add" />
          <SelectField name="organisation" label={t('roster.add')} hint={t('roster.addHint')} options={organisations} isRequired />
          <ButtonRow>
            <Button>{t('roster.addDo')}</Button>
          </ButtonRow>
        </Form>
      )}
    </section>
  )
}
