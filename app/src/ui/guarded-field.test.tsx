import { describe, expect, it } from 'vitest'
import { Hono } from 'hono'
import { listForms } from '../../promises/read-html.ts'
import { checkText, maySave } from '../platform/guard.ts'
import { guardedLists, readForm, readGuarded, type GuardedText } from '../platform/http/form.ts'
import type { RouteEnv } from '../platform/http/route.ts'
import { Form } from './form.tsx'
import { GuardedField, type GuardedFieldProps } from './guarded-field.tsx'
import { renderPage } from './render-page.ts'
import type { View } from './view.ts'

const VIEW: View = { language: 'en', path: '/', nonce: 'n', formToken: 't', person: null, navigation: [], isDemo: false, flash: null }
const BOUND = { audience: 'bound', language: 'fr' } as const

function draw(props: Partial<GuardedFieldProps>): string {
  return renderPage(
    <Form view={VIEW}>
      <GuardedField view={VIEW} name="story" label="What happens" value="" lang="fr" {...props} />
    </Form>,
  )
}

/** What a browser without scripts sends back, with some choices changed. */
async function sendBack(html: string, change: Record<string, string> = {}): Promise<GuardedText> {
  const body = new URLSearchParams()
  for (const { name, value, type, options } of listForms(html)[0]?.fields ?? [])
    body.append(name, change[name] ?? (type === 'select' ? value || (options[0] ?? '') : value))
  const app = new Hono<RouteEnv>()
  app.post('/', async (c) => c.json(readGuarded(await readForm(c, ['story'], guardedLists('story')), 'story')))
  const answer = await app.request('/', { method: 'POST', body })
  return (await answer.json()) as GuardedText
}

describe('a guarded field', () => {
  const text = 'Mme Dupont vient le mardi. Annick aide Mme Dupont.'
  const { findings } = checkText(text, BOUND)

  it('says of each passage why, once, and offers what may stand in its place', () => {
    const html = draw({ value: text, findings })
    expect(html.match(/“Dupont”/g)?.length).toBe(1)
    expect(html).toContain('A name: somebody could be recognised.')
    expect(html).toContain('Keep: this is a professional')
  })

  it('sent once more without a change, has what was offered in the text', async () => {
    const { text: mended, kept } = await sendBack(draw({ value: text, findings }))
    expect(mended).not.toContain('Dupont')
    expect(kept).toEqual({})
    expect(maySave(checkText(mended, BOUND))).toBe(true)
  })

  it('keeps words for which a reason was chosen, and shows them again with it', async () => {
    const names = findings.filter(({ words }) => words === 'Dupont')
    const sent = await sendBack(draw({ value: 'Mme Dupont', findings: names }), { 'story-choice': 'professional' })
    expect(sent).toEqual({ text: 'Mme Dupont', kept: { Dupont: 'professional' } })
    const again = await sendBack(draw({ value: sent.text, kept: sent.kept }))
    expect(again).toEqual(sent)
  })

  it('replaces whole words only, whatever signs stand in them', async () => {
    const finding = { start: 0, end: 2, kind: 'name', tier: 'B', score: 1, suggestion: 'A (x)' } as const
    expect((await sendBack(draw({ value: 'An woont in Antwerpen, zegt An.', findings: [{ ...finding, words: 'An' }] }))).text).toBe(
      'A (x) woont in Antwerpen, zegt A (x).',
    )
    expect((await sendBack(draw({ value: 'Bel +32 (0)470 $& nu', findings: [{ ...finding, words: '+32 (0)470 $&', suggestion: '' }] }))).text).toBe('Bel  nu')
  })

  it('offers no reason for what is kept nowhere', () => {
    const { findings: found } = checkText('NISS 85.07.30-033.28', BOUND)
    const html = draw({ value: 'NISS 85.07.30-033.28', findings: found })
    expect(html).toContain('A national number: that is kept nowhere.')
    expect(html).not.toContain('Keep:')
  })

  it('GRD-08 never says that a text is safe or anonymous, in any language', async () => {
    const { guardMessages } = await import('./messages/guard-catalogue.ts')
    const claims = /\bsafe\b|anonym|\bsûr\b|\bsecuri|sécuris|veilig|sicher\b|harmless|inoffensi|onschuldig|harmlos/i
    for (const [language, messages] of Object.entries(guardMessages))
      for (const [key, message] of Object.entries(messages))
        expect(`${language} ${key} ${typeof message === 'function' ? message({ count: 2 } as never) : message}`).not.toMatch(claims)
    expect(guardMessages.en['live.nothing']).toBe('Nothing found.')
  })
})
