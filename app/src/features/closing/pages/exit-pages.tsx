import { dayOf, writeDay } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import type { Crumb, Tab } from '../../../ui/frame-parts.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { PrintFrame } from '../../../ui/print-frame.tsx'
import { PublicFrame } from '../../../ui/public-frame.tsx'
import { QrCode } from '../../../ui/qr-code.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { EXIT_ANSWERS } from '../domain/exit-question.ts'
import type { ExitPage, NamedCommunity, Question } from '../domain/shown.ts'
import type { ClosingTranslate } from '../messages/catalogue.ts'
import { AnswerForm, ResultPart } from './exit-parts.tsx'
import { accentOf, questionOf, wordsOf } from './labels.ts'

type ExitViewProps = { view: View; exit: ExitPage; crumbs: readonly Crumb[]; tabs: readonly Tab[]; refusal: string | null; keepRefusal: string | null }

/** The question of one meeting: answer it, see what came of it, and for who leads: ask it, count slips, close it. */
export function ExitView({ view, exit, crumbs, tabs, refusal, keepRefusal }: ExitViewProps) {
  const t = wordsOf(view)
  const { communities, question, round, isOpen, result, own, isLead } = exit
  const spoken = questionOf(view, question)
  const [community] = communities
  return (
    <PageFrame
      view={view}
      title={t('exit.title')}
      lead={t('exit.lead')}
      accent={accentOf(communities)}
      communityName={community && nameIn(view.language, community.name)}
      crumbs={crumbs}
      tabs={tabs}
    >
      {keepRefusal !== null && (
        <Notice kind="refused" isAnnounced>
          {keepRefusal}
        </Notice>
      )}
      {!(isOpen && own === 'may') && <h2 lang={spoken.language}>{spoken.text}</h2>}
      {round === null && <p>{t('exit.notYet')}</p>}
      {isOpen && own === 'may' && <AnswerForm view={view} question={question} refusal={refusal} />}
      {isOpen && own === 'answered' && <p>{t('exit.answered')}</p>}
      {isOpen && round !== null && <p class="quiet">{t('exit.openUntil', { day: writeDay(view.language, dayOf(round.closesAt)) })}</p>}
      {result !== null && <ResultPart t={t} result={result} />}
      {community && (
        <p>
          <a href={`/communities/${community.id}/exit`}>{t('exit.trend')}</a>
        </p>
      )}
      {isLead && <KeepPart view={view} t={t} exit={exit} />}
    </PageFrame>
  )
}

function KeepPart({ view, t, exit }: { view: View; t: ClosingTranslate; exit: ExitPage }) {
  const address = `/meetings/${exit.meeting.id}/exit`
  if (exit.communities.every(({ isClosed }) => isClosed) || exit.meeting.state === 'cancelled') return null
  const part = (name: string) => <input type="hidden" name="part" value={name} />
  return (
    <>
      {(exit.round === null || exit.isOpen) && <h2>{t('exit.keep')}</h2>}
      {exit.round === null && (
        <Form view={view} action={`${address}/keep`}>
          {part('open')}
          <p class="quiet">{t('exit.openHint')}</p>
          <Button kind="main">{t('exit.open')}</Button>
        </Form>
      )}
      {exit.isOpen && (
        <>
          <ButtonRow>
            <ButtonLink href={`${address}/screen`}>{t('exit.screen')}</ButtonLink>
          </ButtonRow>
          <Disclosure label={t('exit.paper')}>
            <Form view={view} action={`${address}/keep`}>
              {part('paper')}
              <p class="quiet">{t('exit.paperHint')}</p>
              <div class="columns">
                {EXIT_ANSWERS.map((answer) => (
                  <Field key={answer} kind="number" name={answer} label={t(`exit.${answer}`)} value={exit.paper[answer]} min={0} max={5000} />
                ))}
              </div>
              <Button>{t('exit.paperSave')}</Button>
            </Form>
          </Disclosure>
          <Disclosure label={t('exit.close')}>
            <Form view={view} action={`${address}/keep`}>
              {part('close')}
              <p class="quiet">{t('exit.closeHint')}</p>
              <Button>{t('exit.close')}</Button>
            </Form>
          </Disclosure>
        </>
      )}
    </>
  )
}

type ScreenProps = { view: View; communities: readonly NamedCommunity[]; question: Question; url: string }

/** On the wall at the end of the meeting: the question, a code, and the address for who has no camera. */
export function ExitScreen({ view, communities, question, url }: ScreenProps) {
  const t = wordsOf(view)
  const { text } = questionOf(view, question)
  return (
    <PrintFrame view={view} title={text} lead={t('exit.screenLead')} accent={accentOf(communities)}>
      <QrCode text={url} label={t('exit.codeLabel')} />
      <p class="lead">{url}</p>
      <p>{t('exit.lead')}</p>
    </PrintFrame>
  )
}

export type PublicExitProps = {
  view: View
  exit: { question: Question; communities: readonly NamedCommunity[]; startsAt: string; isOpen: boolean }
  /** Thanked, asked, or told why not. */
  standing: 'ask' | 'thanks'
  ownMark: string
  refusal: string | null
}

/** What a phone shows behind the code: one question, one tap, no name. */
export function PublicExitPage({ view, exit, standing, ownMark, refusal }: PublicExitProps) {
  const t = wordsOf(view)
  const names = exit.communities.map(({ name }) => nameIn(view.language, name)).join(', ')
  return (
    <PublicFrame
      view={view}
      title={t('exit.title')}
      lead={`${names} · ${writeDay(view.language, dayOf(exit.startsAt))}`}
      accent={accentOf(exit.communities)}
      isHiddenFromSearch
    >
      {standing === 'thanks' && (
        <Notice kind="done" isAnnounced>
          {t('exit.thanks')}
        </Notice>
      )}
      {standing === 'ask' && !exit.isOpen && <p>{t('exit.closed')}</p>}
      {standing === 'ask' && exit.isOpen && <AnswerForm view={view} question={exit.question} refusal={refusal} ownMark={ownMark} />}
      <p class="quiet">{t('exit.lead')}</p>
    </PublicFrame>
  )
}
