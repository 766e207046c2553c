import { dayOf, writeDay, type Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Item } from '../../../ui/card.tsx'
import { CheckField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { WordPart } from '../domain/compare-words.ts'
import { wordsOf } from './labels.ts'

export type ShownWording = {
  version: number
  language: Language
  by: string | null
  at: Instant
  /** Null: not to be read in this room. */
  parts: readonly WordPart[] | null
  isRefused: boolean
}

type WordingsProps = { view: View; version: number; wordings: readonly ShownWording[]; isOpen: boolean }

/** How a note stood before, what changed each time, and the way back. */
export function WordingsPart({ view, version, wordings, isOpen }: WordingsProps) {
  const t = wordsOf(view)
  if (wordings.length === 0) return null
  return (
    <section id="wordings" class="no-print">
      <Disclosure label={`${t('wording.title')} (${wordings.length})`} isOpen={isOpen}>
        <p class="quiet">{t('wording.hint')}</p>
        {wordings.map((wording) => (
          <WordingItem key={wording.version} {...{ view, version, wording }} />
        ))}
      </Disclosure>
    </section>
  )
}

function WordingItem({ view, version, wording }: { view: View; version: number; wording: ShownWording }) {
  const t = wordsOf(view)
  const { by, at, parts, language, isRefused } = wording
  const day = writeDay(view.language, dayOf(at))
  return (
    <Item>
      <p class="quiet small">{by === null ? t('wording.stood', { day }) : t('wording.stoodBy', { day, name: by })}</p>
      {parts === null ? <p>{t('wording.hidden')}</p> : <ComparedWords parts={parts} lang={language} />}
      {isRefused && parts !== null && <p>{t('wording.refused')}</p>}
      <ButtonRow>
        {parts !== null && !isRefused && (
          <Form view={view} isPlain>
            <input type="hidden" name="part" value="restore" />
            <input type="hidden" name="wording" value={wording.version} />
            <input type="hidden" name="version" value={version} />
            <Button>{t('wording.restore')}</Button>
          </Form>
        )}
      </ButtonRow>
      <Disclosure label={t('wording.remove')} isOpen={isRefused}>
        <Form view={view}>
          <input type="hidden" name="part" value="forget" />
          <input type="hidden" name="wording" value={wording.version} />
          <CheckField name="sure" id={`sure-${wording.version}`} label={t('wording.sure')} isRequired />
          <Button kind="danger">{t('wording.remove')}</Button>
        </Form>
      </Disclosure>
    </Item>
  )
}

/** Struck out and underlined, and to a screen reader deletion and insertion: never colour alone. */
function ComparedWords({ parts, lang }: { parts: readonly WordPart[]; lang: Language }) {
  return (
    <p lang={lang}>
      {parts.map(({ kind, text }, order) => (
        <span key={order}>
          {kind === 'same' && text}
          {kind === 'gone' && <del>{text}</del>}
          {kind === 'new' && <ins>{text}</ins>}{' '}
        </span>
      ))}
    </p>
  )
}
