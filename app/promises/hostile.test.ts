import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { crawl } from './crawl.ts'
import { aDemoHouse, type DemoHouse } from './demo-house.ts'
import { filled, findForms, isText, type KnownForm } from './forms.ts'
import { HOSTILE_TEXTS, MARKER } from './hostile-texts.ts'
import { listTags } from './read-html.ts'
import { openUndoable, type UndoableDatabase } from './undoing.ts'

let demo: DemoHouse
let undoable: UndoableDatabase
let forms: KnownForm[]
/** Leaving, closing and the like have no text that could come back, and would end the session that asks. */
const ENDS = /sign-out|\/end|close|erase|reset|revoke|leave/

beforeAll(async () => {
  demo = await aDemoHouse()
  forms = (await findForms(demo, ['coordinator', 'moderator', 'member', 'administrator', 'public'])).filter(
    ({ form }) => !ENDS.test(form.action) && form.fields.some(isText),
  )
  undoable = await openUndoable(demo.house)
}, 120_000)
afterAll(async () => {
  await undoable.close()
  await demo.close()
})

/** What a page must not hold after hostile text went in: a tag, an attribute or an address of its making. */
function faultsIn(html: string): string[] {
  return listTags(html).flatMap(({ name, attributes }) => {
    const handlers = Object.keys(attributes).filter((key) => /^on|^style$|^srcdoc$|^formaction$/.test(key))
    const addresses = ['href', 'src', 'action', 'data'].filter(
      (key) =>
        /^\s*(?:javascript|data|vbscript|\/\/|\/\\|https?:|file:)/i.test(attributes[key] ?? '') &&
        // A face runs nothing; its letters may hold those of the marker by chance.
        !/^data:image\/webp;base64,[A-Za-z0-9+/=]+$/.test(attributes[key] ?? '') &&
        (attributes[key] ?? '').includes(MARKER),
    )
    const isForeign =
      ['iframe', 'object', 'embed', 'base', 'marquee', 'plaintext', 'xmp', 'isindex', 'video', 'template', 'x'].includes(name) ||
      (name === 'script' && attributes.nonce === undefined) ||
      (name === 'meta' && attributes['http-equiv'] !== undefined)
    return [
      ...handlers.map((key) => `<${name} ${key}>`),
      ...addresses.map((key) => `<${name} ${key}="${attributes[key]}">`),
      ...(isForeign ? [`<${name}>`] : []),
    ]
  })
}

/** Some of the texts, dealt over the fields of one form so that each try puts another one into each. */
async function tryForm(known: KnownForm, turn: number): Promise<string[]> {
  const texts = known.form.fields.filter(isText).map(({ name }) => name)
  const body = filled(known, (field) => {
    if (!isText(field)) return null
    const text = HOSTILE_TEXTS[(turn * texts.length + texts.indexOf(field.name) * 37) % HOSTILE_TEXTS.length] ?? ''
    return field.type === 'email' ? `${text}@example.org` : text
  })
  const answer = await demo.ask(demo.visitors[known.visitor], known.form.action, { method: 'POST', form: body })
  const pages = [await answer.text()]
  const next = answer.headers.get('location')
  if (next?.startsWith('/')) pages.push(await (await demo.ask(demo.visitors[known.visitor], next)).text())
  pages.push(await (await demo.ask(demo.visitors[known.visitor], known.page)).text())
  const where = `${known.form.action.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')}, turn ${turn}`
  return [
    ...(answer.status >= 500 ? [`${where} answers ${answer.status}`] : []),
    ...pages.flatMap((html) => faultsIn(html).map((fault) => `${where}: ${fault}`)),
  ]
}

const TURNS = Number(process.env.HOSTILE_TURNS ?? 12)

describe('SEC-18 hostile texts', () => {
  it('SEC-18 are three hundred different ones', () => {
    expect(HOSTILE_TEXTS.length).toBe(300)
    expect(new Set(HOSTILE_TEXTS).size).toBe(300)
  })

  it(
    'SEC-18 in every text field of one form of each type come back as text, never as markup, and never as a fault',
    { timeout: Math.max(240_000, TURNS * 6_000) },
    async () => {
      const faults: string[] = []
      const database = demo.house.db
      demo.house.db = undoable.db
      for (const known of forms) {
        for (let turn = 0; turn < TURNS; turn += 1) {
          await undoable.aside()
          faults.push(...(await tryForm(known, turn)))
          await undoable.undo()
        }
      }
      demo.house.db = database
      expect([...new Set(faults)]).toEqual([])
      expect(forms.length).toBeGreaterThan(8)
    },
  )

  it('SEC-18 stay text on every other page they come to, and in every search', { timeout: 120_000 }, async () => {
    for (const known of forms) await tryForm(known, 1)
    const faults: string[] = []
    for (const name of ['coordinator', 'member'] as const)
      await crawl(demo, demo.visitors[name], 2, ({ html, address, status }) =>
        faults.push(...faultsIn(html).map((fault) => `${address}: ${fault}`), ...(status >= 500 ? [`${address} answers ${status}`] : [])),
      )
    const searches = ['/people?q=', '/organisations?q=', '/communities?q=', '/audit?q=', '/outbox?q=']
    for (const text of HOSTILE_TEXTS.filter((_, index) => index % 7 === 0))
      for (const search of searches) {
        const answer = await demo.ask(demo.visitors.coordinator, `${search}${encodeURIComponent(text.toWellFormed().slice(0, 1_500))}`)
        const html = await answer.text()
        if (answer.status >= 500) faults.push(`${search} answers ${answer.status} to ${text.slice(0, 60)}`)
        faults.push(...faultsIn(html).map((fault) => `${search}: ${fault}`))
      }
    expect([...new Set(faults)]).toEqual([])
  })

  it('SEC-18 with a NUL in it never make a fault', { timeout: 120_000 }, async () => {
    const faults: string[] = []
    const database = demo.house.db
    demo.house.db = undoable.db
    for (const known of forms) {
      await undoable.aside()
      const body = filled(known, (field) => (isText(field) ? `No\0or${field.type === 'email' ? '@example.org' : ''}` : null))
      const { status } = await demo.ask(demo.visitors[known.visitor], known.form.action, { method: 'POST', form: body })
      await undoable.undo()
      if (status >= 500) faults.push(`${known.form.action} answers ${status}`)
    }
    demo.house.db = database
    expect(faults).toEqual([])
  })
})
