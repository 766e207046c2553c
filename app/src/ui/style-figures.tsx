import { AttendanceStrip, type StripColumn } from './attendance-strip.tsx'
import { MarginNote } from './card.tsx'
import { Chart, SmallBars, YearStrip, type YearMonth } from './charts.tsx'
import { PosterTable } from './poster-table.tsx'
import type { Accent } from './view.ts'

const COLUMNS = [
  { key: 'south', label: 'Sud', accent: 'brick' },
  { key: 'north', label: 'Nord', accent: 'blue' },
  { key: 'east', label: 'Est', accent: 'moss' },
  { key: 'centre', label: 'Centre', accent: 'violet' },
] as const satisfies { key: string; label: string; accent: Accent }[]

const COUNTS = [
  [11, 10, 9, 11, 10, 9, 10],
  [9, 8, 5, 7, 8, 4, 8],
  [6, 7, 6, 5, 6],
  [12, 11, 10, 11, 12, 11, 10],
]

const OTHERS = [2, 1, 1, 3, 1, 1, 2]

function strip(counts: readonly number[], withOthers: boolean): StripColumn[] {
  return counts.map((counted, order) => ({ label: `Réunion ${order + 1} : ${counted}`, counted, others: withOthers ? (OTHERS[order] ?? 0) : 0 }))
}

const figures = (texts: readonly string[]) => texts.map((text) => ({ text, href: '#styleFigures' }))

export function StyleFigures() {
  return (
    <div lang="fr">
      <PosterTable
        caption="Tableau de suivi, septembre 2022 à mars 2023"
        columns={COLUMNS}
        groups={[
          {
            key: 'meetings',
            label: 'Réunions',
            rows: [
              { key: 'held', label: 'Réunions tenues', figures: figures(['7', '7', '5', '7']) },
              { key: 'hours', label: 'Heures de réunion', figures: figures(['21', '14', '10', '14']) },
            ],
          },
          {
            key: 'attendance',
            label: 'Présences',
            rows: [
              {
                key: 'mean',
                label: 'Participants par réunion, moyenne',
                figures: [
                  { text: '10', spread: '(±1)', href: '#styleFigures', isOpen: true },
                  { text: '7', spread: '(±2)', href: '#styleFigures' },
                  { text: '6', spread: '(±1)', href: '#styleFigures' },
                  { text: '11', spread: '(±1)', href: '#styleFigures' },
                ],
              },
              {
                key: 'strips',
                label: 'chaque point, une personne ; chaque colonne, une réunion',
                pictures: COUNTS.map((counts, order) => (
                  <AttendanceStrip
                    title={`${COLUMNS[order]?.label} : ${counts.join(', ')} personnes`}
                    columns={strip(counts, false)}
                    accent={COLUMNS[order]?.accent}
                    tallest={12}
                    widest={7}
                  />
                )),
              },
            ],
          },
          {
            key: 'composition',
            label: 'Composition',
            rows: [
              { key: 'members', label: 'Membres', figures: figures(['21', '13', '8', '18']) },
              {
                key: 'organisations',
                label: 'Organisations',
                figures: [
                  { text: '13', href: '#styleFigures' },
                  { text: '10', href: '#styleFigures' },
                  { text: '8', before: '7', href: '#styleFigures' },
                  { text: '13', href: '#styleFigures' },
                ],
              },
              { key: 'selfEmployed', label: 'Membres indépendants', figures: [{ text: 'non noté', isQuiet: true }, ...figures(['2', '3', '1'])] },
            ],
          },
        ]}
      />
      <MarginNote>
        <p>
          <b>Est :</b> 7 organisations pour 5 membres salariés. C’est possible : trois indépendants représentent chacun un cabinet de groupe.{' '}
          <a href="#styleFigures">Voir les lignes</a>
        </p>
      </MarginNote>
    </div>
  )
}

const MONTHS = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.']

function monthOf(label: string, order: number): YearMonth {
  const kind = order < 5 ? 'held' : order === 5 ? 'cancelled' : 'planned'
  const marks = [6, 7].includes(order) ? [] : [{ kind, label: `${label} : ${order + 2}` } as const]
  return { label, name: label, marks: order === 2 ? [...marks, { kind: 'held', label: 'mars : 28' }] : marks }
}

export function StylePictures() {
  const columns: StripColumn[] = [...strip([9, 8, 5], true), { label: 'Réunion 4, annulée', counted: 0, isCancelled: true }, ...strip([8, 4, 8], true)]
  return (
    <>
      <div lang="fr" class="accent-blue">
        <Chart
          caption="Chaque point plein, une personne comptée ; chaque cercle, une autre ; la croix, une réunion annulée."
          table={{
            headings: ['Réunion', 'Comptées', 'Autres'],
            rows: columns.map((column, order) => [`Réunion ${order + 1}`, column.counted, column.others ?? 0]),
          }}
        >
          <AttendanceStrip title="Nord : de 4 à 9 personnes par réunion, une réunion annulée" columns={columns} />
        </Chart>
        <AttendanceStrip title="Une concertation : 30 personnes sur 150" columns={strip([30, 34, 28, 41, 36], true)} accent="plum" />
      </div>
      <div lang="nl">
        <SmallBars
          caption="Leden per sector"
          accent="teal"
          bars={[
            { label: 'Gezondheidszorg', value: 8 },
            { label: 'Welzijn en samenlevingsopbouw', value: 5 },
            { label: 'Huisvesting', value: 2 },
          ]}
        />
      </div>
      <div lang="fr">
        <h3>Une année</h3>
        <YearStrip title="Réunions de l’année" months={MONTHS.map(monthOf)} accent="blue" />
      </div>
    </>
  )
}
