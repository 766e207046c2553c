import { useWords } from './words.ts'
import type { Accent } from './view.ts'

/** "Amina Benali" → "AB"; a single name gives one letter. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word))
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words
  return letters.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('')
}

const SIDES = { small: 32, ordinary: 44, large: 72 }

type FaceProps = { name: string; size?: keyof typeof SIDES; /** `data:image/…`; only of who agreed to be seen by this reader. */ picture?: string | undefined }

/** A face, else initials in a circle; the name always stands beside it, so that the picture says nothing of its own. */
export function Face({ name, size = 'ordinary', picture }: FaceProps) {
  const look = size === 'ordinary' ? 'face' : `face face-${size}`
  if (picture !== undefined) return <img class={look} src={picture} alt="" width={SIDES[size]} height={SIDES[size]} />
  return (
    <span class={look} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}

type SectorGroup = { label: string; people: readonly string[] }

type SectorFacesProps = { groups: readonly SectorGroup[]; accent?: Accent; shownPerGroup?: number }

/** Who is here, sector by sector. The names are read out; the circles are for the eye. */
export function SectorFaces({ groups, accent, shownPerGroup = 9 }: SectorFacesProps) {
  const t = useWords()
  return (
    <ul class={accent ? `sectors accent-${accent}` : 'sectors'}>
      {groups.map(({ label, people }) => (
        <li key={label}>
          <h3>
            {label} · {t('people', { count: people.length })}
          </h3>
          <ul class="faces">
            {people.slice(0, shownPerGroup).map((name) => (
              <li key={name}>
                <Face name={name} />
                <span class="visually-hidden">{name}</span>
              </li>
            ))}
            {people.length > shownPerGroup && <li class="more">{t('andMore', { count: people.length - shownPerGroup })}</li>}
          </ul>
        </li>
      ))}
    </ul>
  )
}
