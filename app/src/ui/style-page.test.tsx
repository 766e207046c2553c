import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../kernel/language.ts'
import { initialsOf } from './face.tsx'
import { Field } from './field.tsx'
import { Form } from './form.tsx'
import { renderPage } from './render-page.ts'
import { StylePage } from './style-page.tsx'
import type { View } from './view.ts'
import { withLanguage } from './addresses.ts'

function aView(changes: Partial<View> = {}): View {
  return {
    language: 'fr',
    path: '/style?page=2',
    nonce: 'nonce',
    formToken: 'token',
    person: { name: 'Amina Benali' },
    navigation: [{ title: 'Communautés', links: [{ label: 'Sud', href: '/communities/1', accent: 'brick', isCurrent: true }] }],
    isDemo: true,
    flash: { kind: 'done', text: 'C’est enregistré.' },
    ...changes,
  }
}

const page = renderPage(<StylePage view={aView()} />)

function count(pattern: RegExp): number {
  return [...page.matchAll(pattern)].length
}

describe('the living page', () => {
  it('has one main part, one heading of the first rank, a way to skip to it', () => {
    expect(count(/<main[ >]/g)).toBe(1)
    expect(count(/<h1[ >]/g)).toBe(1)
    expect(page).toContain('href="#content"')
    expect(page).toContain('<main id="content"')
  })

  it('has a header for a phone and one for a desk, a footer, a margin, and navigation with names', () => {
    expect(count(/<header[ >]/g)).toBe(2)
    expect(count(/<footer[ >]/g)).toBe(1)
    expect(count(/<aside[ >]/g)).toBe(count(/<aside [^>]*aria-label="[^"]+"/g))
    expect(count(/<nav[ >]/g)).toBe(count(/<nav [^>]*aria-label="[^"]+"/g))
  })

  it('carries no script and no style of its own', () => {
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=/)
  })

  it('gives each id once and ties every description to something', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id ?? '')
    expect(ids.filter((id, order) => ids.indexOf(id) !== order)).toEqual([])
    const described = [...page.matchAll(/aria-(?:describedby|labelledby)="([^"]+)"/g)].flatMap(([, names]) => (names ?? '').split(' '))
    expect(described.filter((id) => !ids.includes(id))).toEqual([])
  })

  it('says in words that the neighbourhood is invented and what just happened', () => {
    expect(page).toContain('inventés')
    expect(page).toMatch(/role="status"[\s\S]*?C’est enregistré\./)
  })

  it('leads to the same page in the other languages', () => {
    expect(page).toContain('href="/style?page=2&amp;lang=nl"')
    expect(withLanguage('/people?q=a%20b&lang=fr', 'de')).toBe('/people?q=a+b&lang=de')
    expect(withLanguage('/', 'en')).toBe('/?lang=en')
  })

  it('weighs at most 60 KB in each language', () => {
    for (const language of LANGUAGES) expect(renderPage(<StylePage view={aView({ language })} />).length).toBeLessThanOrEqual(60 * 1024)
  })
})

describe('a form', () => {
  it('carries its token, and a field its refusal', () => {
    const form = renderPage(
      <Form view={aView()} action="/people">
        <Field name="email" kind="email" label="Adresse" hint="La vôtre." error="Il manque le signe @." isRequired value={'"><script>'} />
      </Form>,
    )
    expect(form).toContain('<input type="hidden" name="_token" value="token"/>')
    expect(form).toContain('aria-describedby="field-email-hint field-email-error"')
    expect(form).toContain('aria-invalid="true"')
    expect(form).not.toContain('<script>')
  })
})

describe('initials', () => {
  it.each([
    ['Amina Benali', 'AB'],
    ['Marie-Christine Vandenbroucke-Delahaye', 'MD'],
    ['Émile', 'É'],
    ['', ''],
  ])('of %s', (name, letters) => {
    expect(initialsOf(name)).toBe(letters)
  })
})
