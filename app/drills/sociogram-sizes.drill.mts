import { mkdirSync, writeFileSync } from 'node:fs'
import { generateNetwork, LOOKS, outgoing, renderSvg, type Scene } from '@ronde/sociogram'
import { drawGroup, ORDERS, type Drawing, type Order } from '../src/features/sociograms/domain/consent-level.ts'
import { SHIPPED_SCALES } from '../src/features/sociograms/domain/shipped-scales.ts'
import type { WavePerson } from '../src/features/sociograms/domain/survey.ts'
import type { Told } from '../src/features/sociograms/domain/wave-network.ts'
import { sceneOfGroup, type SceneLook, type SceneText } from '../src/features/sociograms/pages/group-scene.ts'
import { pageOf } from '../src/features/sociograms/pages/picture-page.ts'
import { renderPng } from '../src/platform/picture/picture-png.ts'
import { launchBrowser } from '../test/browser.ts'

export const name = 'pictures of 8, 18, 60 and 150 people are complete, small enough, and drawn for looking at'

const SIZES = [8, 18, 60, 150]
const FIRST = ['Aïcha', 'Bram', 'Chantal', 'Dirk', 'Élise', 'Femke', 'Gaëlle', 'Hassan', 'Ineke', 'Marie-Claire', 'Johan', 'Katrien', 'Luc']
const LAST = ['Peeters', 'El Amrani', 'Vandenbroucke', 'De Smet', 'Yıldız', 'Van den Berghe', 'Dubois', 'Lambrechts', 'Öztürk', 'Janssens', 'Mertens', 'Claes']
const SECTORS = ['Aide à domicile', 'Hôpital', 'Médecine générale', 'Santé mentale', 'Action sociale', 'Logement', 'Pharmacie', 'Commune', 'Aînés']
const DEFICIENCIES = ['none', 'deuteranopia', 'protanopia', 'tritanopia', 'achromatopsia'] as const
const LARGEST_SVG = 120_000

/** Everybody answered and agreed to stand by name; small communities with most ties inside, levels 1 to 4. */
function invent(people: number): { told: Told; names: Map<string, string> } {
  const network = generateNetwork({ people, ties: Math.round(people * (people > 100 ? 6 : 3.5)), seed: 7, communitySize: Math.max(6, Math.round(people / 6)) })
  const ids = Array.from({ length: people }, (_, place) => `p${String(place).padStart(4, '0')}`)
  const sectors = Math.min(SECTORS.length, Math.max(2, Math.round(people / 6)))
  const roster = ids.map((personId, place): WavePerson => {
    const sector = String(Math.floor((place * sectors) / people))
    const organisationId = `o${Math.floor(place / 4)}`
    return {
      personId,
      organisationId,
      function: '',
      discipline: '',
      sector,
      mission: '',
      isNameable: true,
      response: 'answered',
      level: 'name',
      isOnPaper: false,
    }
  })
  const { offsets, neighbours, values } = outgoing(network)
  const nominations = ids.flatMap((fromPerson, from) =>
    Array.from(neighbours.subarray(offsets[from], offsets[from + 1]), (to, at) => ({
      fromPerson,
      toPerson: ids[to] ?? null,
      toOrganisation: null,
      question: 'work-together' as const,
      level: values?.[offsets[from]! + at] ?? 1,
      toldAt: '2023-02-14T12:00:00.000Z',
    })),
  )
  const names = new Map(ids.map((id, place) => [id, `${FIRST[place % FIRST.length]} ${LAST[Math.floor(place / FIRST.length + place) % LAST.length]}`]))
  return { told: { people: roster, nominations, scale: SHIPPED_SCALES[0]! }, names }
}

function draw(people: number, order: Order): Drawing {
  const { told, names } = invent(people)
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

/** Everybody stands there, and has a name or a number. */
function check(scene: Scene, people: number, what: string): void {
  if (scene.people.length !== people) throw new Error(`${what}: ${scene.people.length} people`)
  if (scene.named + scene.numbered !== people) console.log(`${what}: ${people - scene.named - scene.numbered} without name or number`)
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
