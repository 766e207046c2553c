import { startSentence } from '../../kernel/language.ts'
import { translator } from '../../kernel/translate.ts'
import { Button } from '../../ui/button.tsx'
import { Field, FileField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { MarkedText } from '../../ui/marked-text.tsx'
import { guardMessages } from '../../ui/messages/guard-catalogue.ts'
import { Notice } from '../../ui/notice.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { PublicFrame } from '../../ui/public-frame.tsx'
import type { View } from '../../ui/view.ts'
import { applySuggestions } from '../guard.ts'
import { page } from './answer.ts'
import type { RefusedField, RefusedText } from './refuse-text.ts'
import type { RouteContext } from './route.ts'

/**
 * What a form is answered when a text in it may be saved nowhere: the text stays in the hands of its writer, in this answer alone, with every other field
 * carried along, so that nothing is lost and nothing is kept. For the API: where, and what kind, without the text.
 */
export function answerRefusedText(c: RouteContext, refused: RefusedText): Response {
  const t = translator(guardMessages, c.var.language)
  if (c.req.path.startsWith('/api/') || !c.var.view) {
    const faults = refused.fields.flatMap(({ name, findings }) => findings.map(({ kind, start, end }) => ({ field: name, kind, start, end })))
    return c.json({ error: { kind: 'text-refused', message: t('refused.api'), faults, request: c.var.requestNumber } }, 422)
  }
  const { pathname, search } = new URL(c.req.url)
  return page(c, <RefusedTextPage view={c.var.view} refused={refused} address={pathname + search} />, 422)
}

function RefusedTextPage({ view, refused, address }: { view: View; refused: RefusedText; address: string }) {
  const t = translator(guardMessages, view.language)
  const kind = refused.fields[0]?.findings[0]?.kind ?? 'national-number'
  const Frame = view.person === null ? PublicFrame : PageFrame
  const texts = refused.fields.filter(({ isFileName }) => !isFileName)
  return (
    <Frame view={view} title={t('refused.title', { kind: t(`kind.${kind}`) })} lead={t('refused.lead')}>
      <Form view={view} action={address} isMultipart={refused.fileFields.length > 0}>
        {refused.carried.map(([name, text], index) => (
          <input key={index} type="hidden" name={name} value={text} />
        ))}
        {texts.map((field, index) => (
          <RefusedTextField key={index} view={view} field={field} number={index + 1} />
        ))}
        {refused.fields
          .filter(({ isFileName }) => isFileName)
          .map(({ findings, text }) => (
            <Notice key={text} kind="refused">
              {t('refused.file', { kind: t(`kind.${findings[0]?.kind ?? kind}`) })}
            </Notice>
          ))}
        {refused.fileFields.map((name) => (
          <FileField key={name} name={name} label={t('refused.files')} isMultiple />
        ))}
        <Button>{t('refused.send')}</Button>
      </Form>
      <ReplacedAtOnce view={view} refused={refused} address={address} />
      <p class="quiet small">{t('field.aid')}</p>
    </Frame>
  )
}

/** Longer texts are corrected by hand: the answer would hold them three times. */
const LONGEST_AT_ONCE = 20_000

/** The same form with what the guard proposes, for one press and no script. Files have to be chosen again, so a form with files has no such button. */
function ReplacedAtOnce({ view, refused: { fields, carried, fileFields }, address }: { view: View; refused: RefusedText; address: string }) {
  const t = translator(guardMessages, view.language)
  const isLong = fields.reduce((sum, { text }) => sum + text.length, 0) > LONGEST_AT_ONCE
  if (isLong || fileFields.length > 0) return null
  const texts = fields.map(({ name, text, findings }) => [name, applySuggestions(text, findings)] as const)
  return (
    <Form view={view} action={address}>
      <p>{t('refused.replaced')}</p>
      {texts.map(([, text], index) => (
        <blockquote key={index}>{text}</blockquote>
      ))}
      {[...carried, ...texts].map(([name, text], index) => (
        <input key={index} type="hidden" name={name} value={text} />
      ))}
      <Button>{t('refused.replace')}</Button>
    </Form>
  )
}

function RefusedTextField({ view, field, number }: { view: View; field: RefusedField; number: number }) {
  const t = translator(guardMessages, view.language)
  const kinds = [...new Set(field.findings.map(({ kind }) => kind))]
  return (
    <section>
      <MarkedText text={field.text} marks={field.findings} />
      <Field
        kind="textarea"
        id={`refused-${number}`}
        name={field.name}
        label={t('refused.field', { number })}
        value={field.text}
        rows={Math.min(12, Math.max(2, Math.ceil(field.text.length / 80)))}
        error={kinds.map((kind) => startSentence(t('why.A', { kind: t(`kind.${kind}`) }))).join(' ')}
      />
    </section>
  )
}
