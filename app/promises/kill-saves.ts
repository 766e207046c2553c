import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startRonde, type RunningRonde } from '../test/serve.ts'
import { killTree, readPostmaster } from './kill-import.ts'
import { PersonOnline } from './person-online.ts'
import { listForms, listLinks, untouched, type FoundForm } from './read-html.ts'

const ATTENDANCE = /^\/meetings\/[\w-]+\/attendance$/

export type SavesReport = { trials: number; acknowledged: number; halves: string[]; lost: string[] }

/**
 * Somebody marks a whole sheet again and again, everybody excused, everybody here, while the server is killed with -9;
 * every second time with its PostgreSQL. After each the sheet is of one kind: the one last said to be saved, or the one on its way.
 */
export async function killSaves(data: string, trials: number): Promise<SavesReport> {
  const report: SavesReport = { trials, acknowledged: 0, halves: [], lost: [] }
  let ronde = await startRonde({ data })
  try {
    const address = await findOpenSheet(await enter(ronde))
    for (let trial = 1; trial <= trials; trial += 1) {
      const said = saveOverAndOver(await enter(ronde), address)
      // Not before a first save stands, and then anywhere in the middle of one.
      await said.first
      await pause(40 + ((trial * 37) % 10) * 25)
      const postmaster = readPostmaster(path.join(data, 'demo'))
      await ronde.kill9()
      if (trial % 2 === 0 && postmaster !== null) killTree(postmaster)
      const { last, underWay, saves } = await said.ended
      report.acknowledged += saves
      ronde = await startRonde({ data })
      const found = await readSheet(await enter(ronde), address)
      if (found.length !== 1) report.halves.push(`trial ${trial}: ${found.join(' and ')}`)
      else if (found[0] !== last && found[0] !== underWay) report.lost.push(`trial ${trial}: ${last} was saved, ${found[0]} is there`)
    }
    return report
  } finally {
    await ronde.stop()
  }
}

async function enter({ url }: RunningRonde): Promise<PersonOnline> {
  const somebody = new PersonOnline(url)
  await somebody.ask('/sign-in')
  await somebody.ask('/demo/enter', { method: 'POST', body: new URLSearchParams({ role: 'coordinator' }) })
  return somebody
}

async function findOpenSheet(somebody: PersonOnline): Promise<string> {
  const communities = listLinks((await somebody.ask('/communities')).text).filter((link) => /^\/communities\/[\w-]{36}$/.test(link))
  for (const community of communities) {
    const links = listLinks((await somebody.ask(`${community}/meetings`)).text).filter((link) => ATTENDANCE.test(link))
    for (const link of links) if (sheetIn((await somebody.ask(link)).text) !== undefined) return link
  }
  throw new Error('the demo has no open register')
}

function sheetIn(html: string): FoundForm | undefined {
  return listForms(html).find((form) => form.method === 'POST' && form.fields.some(({ name }) => name.startsWith('was.')))
}

async function saveSheet(somebody: PersonOnline, address: string, choice: string): Promise<boolean> {
  const form = sheetIn((await somebody.ask(address)).text)
  if (form === undefined) return false
  const body = new URLSearchParams(untouched(form).filter(([name]) => name !== 'do'))
  for (const { name } of form.fields.filter((field) => field.name.startsWith('a.'))) body.set(name, choice)
  body.set('do', 'save')
  const answer = await somebody.fetch(form.action === '' ? address : form.action, { method: 'POST', body })
  await answer.text()
  return answer.status === 303
}

type Said = { last: string; underWay: string; saves: number }

/** Goes on until nobody answers any more. */
function saveOverAndOver(somebody: PersonOnline, address: string): { first: Promise<void>; ended: Promise<Said> } {
  const first = Promise.withResolvers<void>()
  const run = async (): Promise<Said> => {
    const said: Said = { last: '', underWay: '', saves: 0 }
    for (let turn = 0; ; turn += 1) {
      said.underWay = turn % 2 === 0 ? 'excused' : 'here'
      const isSaved = await saveSheet(somebody, address, said.underWay).catch(() => null)
      if (isSaved === null) return said
      if (!isSaved) throw new Error('a sheet was refused before the kill')
      said.last = said.underWay
      said.saves += 1
      first.resolve()
    }
  }
  const ended = run()
  ended.catch((failure: unknown) => first.reject(failure))
  return { first: first.promise, ended }
}

/** The kinds of answer on the sheet, each once. */
async function readSheet(somebody: PersonOnline, address: string): Promise<string[]> {
  const form = sheetIn((await somebody.ask(address)).text)
  const chosen = form?.fields.filter(({ name, isChecked }) => name.startsWith('a.') && isChecked).map(({ value }) => value) ?? []
  return [...new Set(chosen)]
}
