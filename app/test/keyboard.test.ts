import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { aKeyboard } from './keyboard.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

const GOOD_STYLE = ':focus-visible { outline: 3px solid #0b6e75; outline-offset: 2px } body { margin: 40px } a, button, label { display: block; padding: 8px }'

/** What is said of a page with this content. */
async function faultsOf(content: string, style = ''): Promise<string[]> {
  const { page, context } = await openPage(browser, { width: 360 })
  const keyboard = await aKeyboard(page)
  await context.route('**/*', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="en"><title>x</title><style>${GOOD_STYLE} ${style}</style><main>${content}</main></html>`,
    }),
  )
  await page.goto('http://localhost/')
  await keyboard.walk('page')
  await context.close()
  return keyboard.faults
}

describe('a walk with the keyboard', () => {
  it('finds nothing wrong with a good page', async () => {
    const radios = '<label><input type="radio" name="a" checked>One</label><label><input type="radio" name="a">Two</label>'
    expect(await faultsOf(`<a href="#x">First</a><input type="date"><div style="height:2000px"></div>${radios}<button>Last</button>`)).toEqual([])
  })

  it('sees that the focus does not show', async () => {
    const fault = ['page: a “First” does not show that it has the focus']
    expect(await faultsOf('<a href="#x">First</a>', 'a:focus-visible { outline: 0 }')).toEqual(fault)
    expect(await faultsOf('<a href="#x">First</a>', 'a { outline: 3px solid #0b6e75; outline-offset: 2px }')).toEqual(fault)
    expect(await faultsOf('<a href="#x">First</a>', 'a:focus-visible { outline-color: #f6f6f6 }')).toEqual(fault)
    expect(await faultsOf('<a href="#x">First</a>', 'a { opacity: 0 }')).toEqual(fault)
    expect(await faultsOf('<div style="overflow:hidden"><a href="#x">First</a></div>')).toEqual(fault)
  })

  it('sees what lies under a bar, or outside of the window', async () => {
    const bar = '<div style="position:fixed;inset:auto 0 0 0;height:120px;background:white">Bar</div>'
    expect(await faultsOf(`<div style="height:1500px"></div><a href="#x">First</a>${bar}`)).toEqual(['page: a “First” is covered by div “Bar”'])
    expect(await faultsOf('<a href="#x" style="position:fixed;top:-300px;line-height:22px">First</a>')).toEqual([
      'page: a “First” lies outside of what is seen (-300 to -262 of 780)',
    ])
  })

  it('sees what is out of order, left out, or a trap', async () => {
    expect(await faultsOf('<div style="display:flex;flex-direction:column-reverse"><a href="#x">First</a><a href="#y">Second</a></div>')).toEqual([
      'page: a “Second” comes after a “First”, and stands before it',
    ])
    expect(await faultsOf('<a href="#x">First</a><a href="#y" tabindex="1">Second</a>')).toContain('page: stop 1 of 2 is a “Second” instead of a “First”')
    const trap = '<a href="#x">First</a><button onkeydown="event.preventDefault()">Trap</button><a href="#y">Last</a>'
    expect(await faultsOf(trap)).toEqual(['page: button “Trap” is the last of 2 stops, and no way out'])
  })
})
