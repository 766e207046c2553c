import { writeDay } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { PrintFrame } from '../../../ui/print-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { WavePage } from '../domain/shown.ts'
import { accentOf, askQuestion, optionsOf, titleOfWave, wordsOf } from './words.ts'

/** The survey on paper, one sheet a person, with what the first screen says. No name of who fills it in is printed on it. */
export function SheetPage({ view, shown }: { view: View; shown: WavePage }) {
  const t = wordsOf(view)
  const { community, wave, survey } = shown
  const name = nameIn(view.language, community.name)
  const targets = [
    ...shown.people.filter(({ isNameable }) => isNameable).map((person) => ({ key: person.personId, name: person.name })),
    ...shown.organisations.map((organisation) => ({ key: organisation.organisationId, name: nameIn(view.language, organisation.name) })),
  ]
  const words = { community: name }
  return (
    <PrintFrame
      view={view}
      title={titleOfWave(view, survey, wave)}
      lead={t('sheet.lead', { day: writeDay(view.language, wave.closesOn) })}
      accent={accentOf(community)}
      foot={[name, t('sheet.foot')]}
    >
      <p>
        <b>{t('first.notAnonymous')}.</b> {t('first.keepers', words)} {t('first.members')} {t('first.public')} {t('first.free')}
      </p>
      <p>{t('sheet.yourName')} ………………………………………………………………………</p>
      <p>
        {t('sheet.level')} ☐ {t('level.aggregate')} ☐ {t('level.dot')} ☐ {t('level.name')}
      </p>
      {survey.questions.map((question) => (
        <section key={question}>
          <h2 lang={askQuestion(view, survey, question).lang}>{askQuestion(view, survey, question).text}</h2>
          <p>
            {optionsOf(view.language, shown.scale, question)
              .map(({ value, label }) => `${value} ${label}`)
              .join(' · ')}
          </p>
          <ul>
            {targets.map(({ key, name: target }) => (
              <li key={key}>{target} ………</li>
            ))}
          </ul>
        </section>
      ))}
    </PrintFrame>
  )
}
