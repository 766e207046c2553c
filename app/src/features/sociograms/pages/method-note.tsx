import { writeDay } from '../../../kernel/day.ts'
import { MarginNote } from '../../../ui/card.tsx'
import type { View } from '../../../ui/view.ts'
import { areSayable } from '../domain/consent-level.ts'
import { keyOfQuestion, isOnScale, needsEthics } from '../domain/question.ts'
import { anchorIn } from '../domain/scale.ts'
import type { WavePage } from '../domain/shown.ts'
import { inputWords } from '../messages/input-catalogue.ts'
import { sayQuestion, sayRate, wordsOf } from './words.ts'

/** How it was asked, for whoever reads a figure made of it. */
export function MethodNote({ view, shown }: { view: View; shown: WavePage }) {
  const t = wordsOf(view)
  const say = inputWords(view)
  const { wave, scale, rate, survey, leftOff } = shown
  const opened = wave.opensOn === null ? '' : writeDay(view.language, wave.opensOn)
  return (
    <section>
      <h2>{t('note.title')}</h2>
      <MarginNote kind="quiet">
        <p>{t('note.asked', { from: opened, until: writeDay(view.language, wave.closesOn), asked: rate.asked })}</p>
        <p>{t('note.rate', { rate: sayRate(view, rate) })}</p>
        <p>
          {t('note.scale', {
            scale: anchorIn(view.language, scale.name).text,
            version: scale.version,
            anchors: scale.anchors.map((anchor) => `${anchor.level} ${anchorIn(view.language, anchor).text}`).join('; '),
          })}
        </p>
        {survey.questions.some((question) => !isOnScale(question)) && survey.questions.length > 1 && <p>{t('note.yesNo')}</p>}
        {survey.own.length > 0 && <p>{say('note.own', { questions: survey.own.map((each) => sayQuestion(view, survey, keyOfQuestion(each))).join(' · ') })}</p>}
        {needsEthics(survey.own, scale) && <p>{say('note.ethics', { reference: survey.ethicsReference })}</p>}
        {leftOff.length > 0 && <p>{areSayable([leftOff.length]) ? say('note.leftOff', { count: leftOff.length }) : say('note.leftOffFew')}</p>}
        {wave.number > 1 && <p>{t(wave.isPrefilled ? 'note.prefilled' : 'note.empty')}</p>}
        {shown.onPaper > 0 && <p>{t('note.paper')}</p>}
      </MarginNote>
    </section>
  )
}
