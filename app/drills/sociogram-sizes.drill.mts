import { mkdirSync, writeFileSync } from 'node:fs'
import { LOOKS, renderSvg, type Scene } from '@ronde/sociogram'
import { drawGroup, ORDERS, type Drawing, type Order } from '../src/features/sociograms/domain/consent-level.ts'
import { sceneOfGroup, type SceneLook, type SceneText } from '../src/features/sociograms/pages/group-scene.ts'
import { pageOf } from '../src/features/sociograms/pages/picture-page.ts'
import { renderPng } from '../src/platform/picture/picture-png.ts'
import { launchBrowser } from '../test/browser.ts'
import { anInventedWave, SECTORS } from '../test/invented-wave.ts'

export const name = 'pictures of 8, 18, 60 and 150 people are complete, small enough, and drawn for looking at'

const SIZES = [8, 18, 60, 150]
const DEFICIENCIES = ['none', 'deuteranopia', 'protanopia', 'tritanopia', 'achromatopsia'] as const
const LARGEST_SVG = 120_000

function draw(people: number, order: Order): Drawing {
  const { told, names } = anInventedWave(people)
  const drawing = drawGroup(told, { question: 'work-together', from: 1 }, names, { order })
  if (drawing === null) throw new Error(`${people} people are not drawn`)
  return drawing
}

const TEXT: SceneText = {
  language: 'fr',
  title: 'Qui travaille avec qui, vague 2',
  notes: ['12 personnes sur 14 ont répondu (86 %).', 'Question : travailler ensemble. Un lien à partir de « se connaître ».'],
  levelNames: ['se connaître', 'échanger', 'travailler ensemble', 'porter un plan ensemble'],
  sayGroup: (code) => SECTORS[Number(code)] ?? `Maison ${code.slice(1)}`,
}

/** Everybody stands there, and all but one in a hundred have a name or a number; those are told when they are tapped, and stand in the list. */
function check(scene: Scene, people: number, what: string): void {
  if (scene.people.length !== people) throw new Error(`${what}: ${scene.people.length} people`)
  if (people - scene.named - scene.numbered > people / 100) throw new Error(`${what}: ${people - scene.named - scene.numbered} without name or number`)
}

type Picture = { what: string; svg: string; scene: Scene }

function listPictures(): Picture[] {
  return SIZES.flatMap((people) =>
    ORDERS.filter((order) => order !== 'organisation').flatMap((order) => {
      const drawing = draw(people, order)
      const text = { ...TEXT, isGrouped: order !== 'ties' }
      const size = { people, isNamed: true, panels: 1 }
      const looks: [string, SceneLook][] = [
        ['narrow.light', { look: LOOKS.light, page: pageOf('narrow', size) }],
        ['wide.light', { look: LOOKS.light, page: pageOf('wide', size) }],
        ['wide.dark', { look: LOOKS.dark, page: pageOf('wide', size) }],
        ['print', { look: LOOKS.print, page: { width: 842, height: 595 } }],
      ]
      return looks.map(([shape, look]) => {
        const scene = sceneOfGroup(drawing, text, look)
        const what = `${people}.${order}.${shape}`
        check(scene, people, what)
        const svg = renderSvg(scene, { use: 'file' })
        if (svg.length > LARGEST_SVG) throw new Error(`${what}: ${svg.length} letters`)
        return { what, svg, scene }
      })
    }),
  )
}

/** As somebody sees it who sees colours otherwise, and as a printer without colours makes it. */
async function photograph(pictures: readonly Picture[], folder: string): Promise<void> {
  const browser = await launchBrowser('fr')
  const page = await browser.newPage()
  const session = await page.context().newCDPSession(page)
  for (const { what, svg, scene } of pictures) {
    await page.setViewportSize({ width: Math.ceil(scene.width), height: Math.ceil(scene.height) })
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${scene.width}px;height:${scene.height}px}</style>${svg}`)
    for (const type of DEFICIENCIES.filter((each) => each !== 'none')) {
      await session.send('Emulation.setEmulatedVisionDeficiency', { type })
      await page.screenshot({ path: `${folder}/${what}.${type}.png` })
    }
  }
  await browser.close()
}

/** With a folder in RONDE_PICTURES every picture is put there, also as it is seen without some or all colours. */
export async function run(): Promise<void> {
  const pictures = listPictures()
  const folder = process.env.RONDE_PICTURES
  for (const { what, svg, scene } of pictures) process.stdout.write(`  ${what}: ${svg.length} letters, ${scene.named} names, ${scene.numbered} numbers\n`)
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  for (const { what, svg } of pictures) writeFileSync(`${folder}/${what}.png`, await renderPng(svg, { dotsPerInch: 144 }))
  await photograph(
    pictures.filter(({ what }) => /^(?:18|60)\.(?:ties|sector)\.wide\.light$/.test(what)),
    folder,
  )
}
