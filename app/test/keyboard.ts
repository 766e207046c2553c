import type { Locator, Page } from 'playwright-core'
import { FOCUS_READER, type Stop } from './read-focus.ts'

/** A page whose reader has no mouse. */
export type Keyboard = {
  /** Tab from the top of the page to its end. Notes what is hidden, covered, left out, out of order or without end. */
  walk: (where: string) => Promise<void>
  /** Shift+Tab until the element has the focus, then the key. */
  use: (target: Locator, key?: string) => Promise<void>
  /** Tab until the element has the focus. @returns how often */
  reach: (target: Locator, key?: string) => Promise<number>
  press: (key: string) => Promise<void>
  type: (text: string) => Promise<void>
  /** What was wrong so far, one sentence each. */
  faults: string[]
}

const MOST_STOPS = 600
/** A date field has stops of its own within: day, month, year and the calendar. */
const MOST_WITHIN_ONE = 7
const SLACK_PX = 4

const readStop = (page: Page) => page.evaluate('readStop()') as Promise<Stop | null>

export async function aKeyboard(page: Page): Promise<Keyboard> {
  await page.context().addInitScript(FOCUS_READER)
  const faults: string[] = []
  const press = (key: string) => page.keyboard.press(key)

  async function reach(target: Locator, key = 'Tab'): Promise<number> {
    const wanted = await target.elementHandle()
    for (let turns = 0; turns < MOST_STOPS; turns++) {
      if (await page.evaluate((element) => element === document.activeElement, wanted)) return turns
      await press(key)
    }
    throw new Error(`no way to ${target.toString()} with ${key} on ${page.url()}`)
  }

  return {
    faults,
    press,
    type: (text) => page.keyboard.type(text),
    reach,
    use: async (target, key = 'Enter') => {
      await reach(target, 'Shift+Tab')
      await press(key)
    },
    walk: async (where) => {
      const found = await walk(page)
      faults.push(...found.map((fault) => `${where}: ${fault}`))
    },
  }
}

async function walk(page: Page): Promise<string[]> {
  // Its words stand on the page before its styles do, and the ring around what has the focus is one of those.
  await page.waitForLoadState('load')
  // The picture that goes from wave to wave comes with its buttons once it is fetched.
  await page.locator('[data-waves][hidden]').waitFor({ state: 'detached' })
  const expected = (await page.evaluate('listReachable()')) as string[]
  if ((await readStop(page)) !== null) await leave(page)
  const { stops, isEnd } = await tabThrough(page)
  if (!isEnd) return [`${stops.at(-1)?.name} is the last of ${stops.length} stops, and no way out`]
  return [
    ...stops.flatMap(({ name, faults }) => faults.map((fault) => `${name} ${fault}`)),
    ...tellLeftOut(stops, expected),
    ...stops.flatMap((stop, order) => tellOrder(stops[order - 1], stop)),
  ]
}

/** To the end of the page, wherever the keyboard was. */
async function leave(page: Page): Promise<void> {
  for (let turns = 0; turns < MOST_STOPS && (await readStop(page)) !== null; turns++) await page.keyboard.press('Tab')
}

/** All stops from the top to the end, if there is one. */
async function tabThrough(page: Page): Promise<{ stops: Stop[]; isEnd: boolean }> {
  const stops: Stop[] = []
  let within = 0
  while (stops.length < MOST_STOPS && within < MOST_WITHIN_ONE) {
    await page.keyboard.press('Tab')
    const stop = await readStop(page)
    if (stop === null) return { stops, isEnd: true }
    within = stop.number === stops.at(-1)?.number ? within + 1 : 0
    if (within === 0) stops.push(stop)
  }
  return { stops, isEnd: false }
}

function tellLeftOut(stops: readonly Stop[], expected: readonly string[]): string[] {
  const names = stops.map(({ name }) => name)
  const at = names.findIndex((name, order) => name !== expected[order])
  if (at < 0 && names.length === expected.length) return []
  const order = at < 0 ? names.length : at
  return [`stop ${order + 1} of ${expected.length} is ${names[order] ?? 'the end'} instead of ${expected[order] ?? 'the end'}`]
}

/** One reads on below, or at the right; never back up within the same part of the page. */
function tellOrder(last: Stop | undefined, { name, box, before }: Stop): string[] {
  if (last === undefined || before === null) return []
  const isBelow = box.top >= before.bottom - SLACK_PX
  const isRight = box.left >= before.right - SLACK_PX
  const isWithin = box.left >= before.left - SLACK_PX && box.top >= before.top - SLACK_PX && box.bottom <= before.bottom + SLACK_PX
  return isBelow || isRight || isWithin ? [] : [`${name} comes after ${last.name}, and stands before it`]
}
