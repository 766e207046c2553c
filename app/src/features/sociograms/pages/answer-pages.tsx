import type { ComponentChildren } from 'preact'
import { writeDay } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { CheckField, Choice } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { PublicFrame } from '../../../ui/public-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { isAbout } from '../domain/answer-form.ts'
import { needsEthics } from '../domain/question.ts'
import type { Answering } from '../domain/shown.ts'
import { CONSENT_LEVELS, fadedTies } from '../domain/survey.ts'
import { inputWords } from '../messages/input-catalogue.ts'
import { ExamplePicture } from './example-picture.tsx'
import { accentOf, titleOfWave, wordsOf } from './words.ts'

export type AnswerProps = {
  view: View
  answering: Answering
  /** `/sociograms/:id/answer`, or the personal link. */
  address: string
  /** Came by a link and has no account here. */
  isByLink: boolean
  refusal: string | null
}

export function AnswerFrame({ view, answering, isByLink, refusal, lead, children }: AnswerProps & { lead: string; children: ComponentChildren }) {
  const { community, survey, wave } = answering
  const title = titleOfWave(view, survey, wave)
  const name = nameIn(view.language, community.name)
  const body = (
    <>
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      {children}
    </>
  )
  if (isByLink) {
    return (
      <PublicFrame view={view} title={title} lead={lead} accent={accentOf(community)} isHiddenFromSearch>
        {body}
      </PublicFrame>
    )
  }
  const crumbs = [
    { label: name, href: `/communities/${community.id}` },
    { label: wordsOf(view)('list.title'), href: `/communities/${community.id}/sociograms` },
  ]
  return (
    <PageFrame view={view} title={title} lead={lead} accent={accentOf(community)} communityName={name} crumbs={crumbs}>
      {body}
    </PageFrame>
  )
}

/** SNA-03: before the first question, what becomes of the answers, who sees what, and what it looks like. */
export function FirstPage(props: AnswerProps) {
  const { view, answering } = props
  const t = wordsOf(view)
  const { person, community, wave } = answering
  const words = { community: nameIn(view.language, community.name), name: person.name }
  return (
    <AnswerFrame {...props} lead={t('first.lead', { ...words, day: writeDay(view.language, wave.closesOn) })}>
      <Notice title={t('first.notAnonymous')}>{t('first.notAnonymousSays')}</Notice>
      <ul>
        <li>{t('first.self')}</li>
        <li>{t('first.keepers', words)}</li>
        <li>{t('first.members')}</li>
        <li>{t('first.public')}</li>
      </ul>
      <ExamplePicture t={t} />
      <p>{t('first.free')}</p>
      {needsEthics(answering.survey.own, answering.scale) && (
        <Notice>{inputWords(view)('ethics.first', { reference: answering.survey.ethicsReference })}</Notice>
      )}
      {answering.isHidden && <p class="small">{inputWords(view)('enter.hidden')}</p>}
      <Form view={view} action={props.address}>
        <Choice
          name="level"
          label={t('level.label')}
          hint={t('level.hint')}
          options={CONSENT_LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))}
          chosen={person.level}
        />
        <p class="small">{t('level.nameText', { text: answering.nameText })}</p>
        {!person.isNameable && <CheckField name="nameable" label={t('nameable.label')} hint={answering.nameableText} />}
        <ButtonRow>
          <Button kind="main" name="do" value="begin">
            {t(person.hasBegun ? 'first.goOn' : 'first.begin')}
          </Button>
        </ButtonRow>
        {wave.isPrefilled && <p class="small">{t('first.prefilled')}</p>}
      </Form>
    </AnswerFrame>
  )
}

/** What was stored, what has faded, and the way to take all of it back. */
export function LastPage(props: AnswerProps) {
  const { view, answering, address } = props
  const t = wordsOf(view)
  const { wave, told, before, targets, person } = answering
  const faded = fadedTies(before, told)
  const fadedNames = targets.filter((target) => faded.some((tie) => isAbout(target, tie))).map(({ name }) => name)
  const about = targets.filter((target) => told.some((tie) => isAbout(target, tie))).length
  const isOpen = wave.state === 'open'
  // With a code on paper nothing says whether something was told before.
  const unsaid = isOpen ? t('last.answer') : t('last.closed')
  const lead =
    answering.isHidden && told.length === 0
      ? unsaid
      : person.response === 'withdrawn'
        ? t('last.withdrawn')
        : told.length === 0
          ? t('last.nothing')
          : t('last.stored', { about, of: targets.length })
  return (
    <AnswerFrame {...props} lead={lead}>
      {fadedNames.length > 0 && <p>{t('last.faded', { names: fadedNames.join(', ') })}</p>}
      {told.length > 0 && <p>{t(`last.level.${person.level}`)}</p>}
      {isOpen && (
        <>
          <p>{t('last.change', { day: writeDay(view.language, wave.closesOn) })}</p>
          <ButtonRow>
            <ButtonLink href={`${address}?page=${person.response === 'withdrawn' ? 0 : 1}`} kind={told.length === 0 ? 'main' : 'plain'}>
              {t(told.length === 0 ? 'last.answer' : 'last.look')}
            </ButtonLink>
          </ButtonRow>
        </>
      )}
      {!isOpen && <p>{t('last.closed')}</p>}
      {(told.length > 0 || answering.isHidden) && (
        <Disclosure label={t('withdraw.title')} isOpen={props.refusal !== null}>
          <Form view={view} action={address}>
            <p>{t(isOpen ? 'withdraw.says' : 'withdraw.saysClosed')}</p>
            <CheckField name="sure" label={t('withdraw.sure')} />
            <ButtonRow>
              <Button kind="danger" name="do" value="withdraw">
                {t('withdraw.do')}
              </Button>
            </ButtonRow>
          </Form>
        </Disclosure>
      )}
    </AnswerFrame>
  )
}
