import { sql } from 'kysely'
import { makeFace, savePicture } from '../src/features/people/public.ts'
import type { Database } from '../src/platform/database.ts'

type Look = {
  name: string
  skin: string
  hair: string
  ground: string
  clothes: string
  style: 'short' | 'long' | 'curls' | 'bun' | 'bald' | 'scarf'
  beard?: boolean
  glasses?: boolean
  isOlder?: boolean
}

/** Drawn, never photographed: nobody in the demo exists. */
const LOOKS: readonly Look[] = [
  { name: 'Nadia Elmansoura', skin: '#c98f68', hair: '#2f6f73', ground: '#f0dcc6', clothes: '#24565a', style: 'scarf' },
  { name: 'Tanguy Pierrevent', skin: '#f0c8a6', hair: '#a6642f', ground: '#cfe0e3', clothes: '#3c5a78', style: 'short', beard: true },
  { name: 'Noémie Delaruelle-Bois', skin: '#f3d0b4', hair: '#5b3a29', ground: '#e3d9ee', clothes: '#8a4f7d', style: 'long', glasses: true },
  { name: 'Youssef Belhaddoui', skin: '#b07a55', hair: '#1f1a17', ground: '#dbe6cf', clothes: '#c2703d', style: 'short', beard: true, glasses: true },
  { name: 'Greet Moerenhoudt', skin: '#efc9ae', hair: '#c9c7c4', ground: '#d7e3ef', clothes: '#5f7f63', style: 'bun', glasses: true, isOlder: true },
  { name: 'Karim Ouazzanine', skin: '#b9805a', hair: '#2a211c', ground: '#efe1c0', clothes: '#4b4f7a', style: 'bald', beard: true },
  { name: 'Patience Mukendiwa', skin: '#7b4c33', hair: '#1d1714', ground: '#f2d7cf', clothes: '#b2893a', style: 'curls' },
  { name: 'Mehmet Karataşlı', skin: '#dcab84', hair: '#b9b6b2', ground: '#d5e4dc', clothes: '#6b4a3a', style: 'short', isOlder: true },
  { name: 'Liesbet Kwaadgras', skin: '#f4d3b8', hair: '#d9b15f', ground: '#dfe0f0', clothes: '#a5483f', style: 'long' },
]

const circle = (x: number, y: number, radius: number, fill: string) => `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`
const shape = (path: string, fill: string) => `<path d="${path}" fill="${fill}"/>`
const line = (path: string, stroke: string, width: number) =>
  `<path d="${path}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`

/** What falls behind the head. */
function behind({ style, hair }: Look): string {
  if (style === 'long') return shape('M56 88C56 40 144 40 144 88L150 158Q100 176 50 158Z', hair)
  if (style === 'scarf') return shape('M50 96C50 34 150 34 150 96L154 168Q100 190 46 168Z', hair)
  if (style === 'bun') return circle(100, 34, 20, hair) + circle(100, 80, 50, hair)
  if (style !== 'curls') return ''
  return [60, 74, 100, 126, 140].map((x) => circle(x, 62 + Math.abs(x - 100) * 0.5, 27, hair)).join('') + circle(54, 104, 18, hair) + circle(146, 104, 18, hair)
}

/** What lies on the forehead. */
function above({ style, hair }: Look): string {
  if (style === 'scarf') return shape('M56 104C50 28 150 28 144 104C144 76 124 64 100 64C76 64 56 76 56 104Z', hair)
  if (style === 'short') return shape('M57 88C52 24 148 24 143 88C136 70 118 66 100 68C82 66 64 70 57 88Z', hair)
  if (style === 'long') return shape('M58 92C56 30 144 30 142 92C128 84 112 76 104 66C94 78 76 86 58 92Z', hair)
  if (style === 'bun') return shape('M58 90C56 28 144 28 142 90C132 72 116 66 100 66C84 66 68 72 58 90Z', hair)
  return style === 'curls' ? [72, 90, 110, 128].map((x) => circle(x, 60, 14, hair)).join('') + circle(100, 46, 18, hair) : ''
}

/** A plain, friendly face of two hundred by two hundred. */
function drawFace(look: Look): string {
  const { skin, hair, ground, clothes, beard, glasses, isOlder } = look
  const ink = '#33251f'
  const parts = [
    `<rect width="200" height="200" fill="${ground}"/>`,
    behind(look),
    shape('M30 200C32 160 66 148 100 148C134 148 168 160 170 200Z', clothes),
    shape('M84 128H116V156Q100 168 84 156Z', skin),
    look.style === 'scarf' ? shape('M62 132Q100 176 138 132L146 172Q100 192 54 172Z', hair) : circle(57, 102, 9, skin) + circle(143, 102, 9, skin),
    `<ellipse cx="100" cy="98" rx="43" ry="50" fill="${skin}"/>`,
    beard ? shape('M58 104C60 158 140 158 142 104C138 120 124 124 116 118Q100 112 84 118C76 124 62 120 58 104Z', hair) : '',
    above(look),
    line('M74 88Q82 83 90 88', beard || look.style === 'scarf' ? ink : hair, 3.5) +
      line('M110 88Q118 83 126 88', beard || look.style === 'scarf' ? ink : hair, 3.5),
    circle(82, 100, 4.6, ink) + circle(118, 100, 4.6, ink),
    line('M100 104Q95 114 101 116', '#00000040', 3),
    line('M84 128Q100 140 116 128', beard ? '#f3e3da' : '#9c4a45', 4),
    isOlder ? line('M68 108Q72 112 76 111M132 108Q128 112 124 111M78 76Q100 72 122 76', '#00000030', 2.5) : '',
    glasses
      ? `<g fill="#ffffff30" stroke="${ink}" stroke-width="3"><circle cx="82" cy="100" r="14"/><circle cx="118" cy="100" r="14"/></g>${line('M96 99Q100 96 104 99', ink, 3)}`
      : '',
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200">${parts.join('')}</svg>`
}

/** A handful of those who are asked with whom they work let a face stand beside their name, each by a consent of their own. */
export async function lendFaces(tx: Database, now: string): Promise<void> {
  // Loaded here alone: nothing else of a start needs it.
  const { default: sharp } = await import('sharp')
  for (const look of LOOKS) {
    const { rows } = await sql<{ id: string }>`
      select id from person where given_name || ' ' || family_name = ${look.name} and source = 'demo' order by external_id limit 1`.execute(tx)
    const face = await makeFace(
      await sharp(Buffer.from(drawFace(look)))
        .png()
        .toBuffer(),
    )
    const [person] = rows
    if (person === undefined || !face.ok) continue
    await savePicture(tx, person.id, face.value, now)
    await sql`insert into consent (person_id, purpose, given, text_version, language, means, at)
      select id, 'photo', true, 1, coalesce(language, 'fr'), 'demo', ${now}::timestamptz from person where id = ${person.id}`.execute(tx)
  }
}
