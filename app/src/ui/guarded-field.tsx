import type { Span } from '@ronde/guard'
import { KEEP_REASONS, type KeepReason } from '../kernel/keep-reason.ts'
import { startSentence, type Language } from '../kernel/language.ts'
import { translator } from '../kernel/translate.ts'
import { Field, SelectField, type Option } from './field.tsx'
import { guardedScripts, guardListsHref } from './guard-assets.ts'
import { guardMessages } from './messages/guard-catalogue.ts'
import { Notice } from './notice.tsx'
import type { View } from './view.ts'

type GuardedFinding = Span & { words: string }

export type GuardedFieldProps = {
  view: View
  name: string
  label: string
  value: string
  /** The language of what is written in it. */
  lang: Language
  hint?: string
  /** What the guard found at the last attempt to save. */
  findings?: readonly GuardedFinding[]
  /** What its writer kept, with a reason. */
  kept?: Readonly<Record<string, KeepReason>>
  rows?: number
  isRequired?: boolean
  maxLength?: number
  /** Who will read it, for the reading while somebody types. The server decides anew. */
  audience?: 'bound' | 'mixed' | 'public'
}

/**
 * A text about people. Below it stands, for each passage that was found, why, and what may become of it; a plain form, read with `readGuarded`. Where
 * scripts run, the same guard reads along on the device while somebody types, and nothing leaves before it is sent.
 */
export function GuardedField(props: GuardedFieldProps) {
  const { view, name, label, value, lang, hint, findings = [], kept = {}, rows, isRequired, maxLength, audience = 'bound' } = props
  const t = translator(guardMessages, view.language)
  const open = findings.filter((finding, index) => findings.findIndex(({ words }) => words === finding.words) === index)
  const error = open.some(({ tier }) => tier !== 'C') ? t('field.title', { count: open.length }) : null
  const [lists, scripts] = [guardListsHref(), guardedScripts()]
  const readsAlong = lists !== undefined && scripts !== null
  const forScript = readsAlong ? { 'data-lists': lists, 'data-guard': scripts.guard, 'data-words': wordsFor(view.language) } : {}
  return (
    <div data-guarded={audience} data-language={lang} {...forScript}>
      {readsAlong && <script type="module" src={scripts.field} nonce={view.nonce} />}
      <Field kind="textarea" {...{ name, label, hint, value, lang, rows, isRequired, maxLength, error }} isPrivate />
      {open.length + Object.keys(kept).length > 0 && (
        <Notice kind={error === null ? 'attention' : 'refused'} title={t('field.title', { count: open.length + Object.keys(kept).length })} isAnnounced>
          {open.map((finding, index) => (
            <Passage key={finding.words} {...{ view, name, lang, finding, index }} />
          ))}
          {Object.entries(kept).map(([words, reason], index) => (
            <Kept key={words} {...{ view, name, lang, words, reason }} index={open.length + index} />
          ))}
          <p class="quiet small">{t('field.aid')}</p>
        </Notice>
      )}
    </div>
  )
}

type PassageProps = Pick<GuardedFieldProps, 'view' | 'name' | 'lang'> & { index: number }

function Passage({ view, name, lang, index, finding }: PassageProps & { finding: GuardedFinding }) {
  const t = translator(guardMessages, view.language)
  const { words, tier, kind, suggestion } = finding
  const replace: Option = { value: `replace:${suggestion}`, label: suggestion === '' ? t('choice.remove') : t('choice.replace', { suggestion }) }
  const edit: Option = { value: 'edit', label: t(tier === 'C' ? 'choice.leave' : 'choice.edit') }
  const options = [...(tier === 'C' ? [edit, replace] : [replace, edit]), ...(tier === 'B' ? reasonsIn(view) : [])]
  return <Choice {...{ view, name, lang, index, words, options }} hint={startSentence(t(`why.${tier}`, { kind: t(`kind.${kind}`) }))} />
}

function Kept({ view, name, lang, index, words, reason }: PassageProps & { words: string; reason: KeepReason }) {
  const t = translator(guardMessages, view.language)
  return <Choice {...{ view, name, lang, index, words }} options={[...reasonsIn(view), { value: 'edit', label: t('choice.edit') }]} chosen={reason} />
}

function reasonsIn(view: View): Option[] {
  const t = translator(guardMessages, view.language)
  return KEEP_REASONS.map((reason) => ({ value: reason, label: t(`choice.${reason}`) }))
}

type ChoiceProps = PassageProps & { words: string; options: readonly Option[]; hint?: string; chosen?: string }

function Choice({ view, name, lang, index, words, options, hint, chosen }: ChoiceProps) {
  const t = translator(guardMessages, view.language)
  return (
    <>
      <input type="hidden" name={`${name}-words`} value={words} />
      <SelectField
        id={`field-${name}-choice-${index}`}
        name={`${name}-choice`}
        label={<span lang={lang}>{t('field.choice', { words })}</span>}
        hint={hint}
        options={options}
        chosen={chosen ?? options[0]?.value}
        empty={false}
      />
    </>
  )
}

/** The few sentences the script says; `{suggestion}` is filled in there. */
function wordsFor(language: Language): string {
  const t = translator(guardMessages, language)
  // The keys of an object are known to be those of its type.
  const keys = (Object.keys(guardMessages.en) as (keyof typeof guardMessages.en)[]).filter((key) => /^(?:kind|why|live)\./.test(key))
  return JSON.stringify(Object.fromEntries(keys.map((key) => [key, t(key)])))
}
