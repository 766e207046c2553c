import { languageIn, LANGUAGES, type Language } from '../../../kernel/language.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Item } from '../../../ui/card.tsx'
import { CheckField, Choice, Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { anchorIn, LONGEST_ANCHOR, type LocalNames, type TieScale } from '../domain/scale.ts'
import type { ShownCommunity } from '../domain/shown.ts'
import { SurveyFrame } from './survey-frame.tsx'
import { wordsOf } from './words.ts'

export const STEPS_SHOWN = 7

export type SentScale = { key: string; name: LocalNames; words: readonly LocalNames[]; first: 0 | 1; isInverse: boolean }

type ScalePageProps = { view: View; community: ShownCommunity; scales: readonly TieScale[]; sent: SentScale; refusal: string | null; tabs: readonly Tab[] }

/** The scales a community may use, and a form for its own. A survey that runs keeps the version it began with. */
export function ScalePage({ view, community, scales, sent, refusal, tabs }: ScalePageProps) {
  const t = wordsOf(view)
  const address = `/communities/${community.id}/sociograms`
  return (
    <SurveyFrame {...{ view, community, refusal, tabs }} title={t('scale.title')} lead={t('scale.lead')}>
      {scales.map((scale) => (
        <Item key={scale.key} head={anchorIn(view.language, scale.name).text}>
          <p>{scale.anchors.map((anchor) => `${anchor.level} ${anchorIn(view.language, anchor).text}`).join(' · ')}</p>
          {scale.communityId !== null && (
            <p>
              {t('scale.version', { version: scale.version })}{' '}
              <a href={`${address}/scale?key=${scale.key}`}>
                {t('scale.change')}
                <span class="visually-hidden"> {anchorIn(view.language, scale.name).text}</span>
              </a>
            </p>
          )}
        </Item>
      ))}
      <h2>{t(sent.key === '' ? 'scale.new' : 'scale.changing')}</h2>
      <Form view={view} action={`${address}/scale`}>
        <input type="hidden" name="key" value={sent.key} />
        <Words reader={view.language} label={t('scale.name')} field="name" names={sent.name} isOpen />
        <p class="small">{t('scale.order')}</p>
        {Array.from({ length: STEPS_SHOWN }, (_, step) => (
          <Words
            key={step}
            reader={view.language}
            label={t('scale.step', { step: step + 1 })}
            field={`step${step}`}
            names={sent.words[step] ?? NO_WORDS}
            isOpen={step < 2}
          />
        ))}
        <Choice
          name="first"
          label={t('scale.first')}
          options={[
            { value: '0', label: t('scale.firstNone') },
            { value: '1', label: t('scale.firstTie') },
          ]}
          chosen={String(sent.first)}
        />
        <CheckField name="inverse" label={t('scale.inverse')} isChecked={sent.isInverse} />
        <ButtonRow>
          <Button kind="main">{t('scale.save')}</Button>
        </ButtonRow>
      </Form>
    </SurveyFrame>
  )
}

export const NO_WORDS: LocalNames = { fr: '', nl: '', en: '', de: '' }

type WordsProps = { reader: Language; label: string; field: string; names: LocalNames; isOpen: boolean }

function Words({ reader, label, field, names, isOpen }: WordsProps) {
  return (
    <Disclosure label={label} isOpen={isOpen || Object.values(names).some((text) => text !== '')}>
      {LANGUAGES.map((language) => (
        <Field
          key={language}
          name={`${field}-${language}`}
          label={`${label}, ${languageIn(reader, language)}`}
          value={names[language]}
          maxLength={LONGEST_ANCHOR}
          lang={language}
          autocomplete="off"
        />
      ))}
    </Disclosure>
  )
}
