import type { PublicFigures } from '@ronde/figures'
import { describe, expect, it } from 'vitest'
import { makeCell } from './sheet.ts'

const figures = {
  meetings: 7,
  hours: 21,
  participantsPerMeeting: { mean: 10, sd: 0.816, n: 7 },
  meetingsPerParticipant: { min: 1, max: 6 },
  members: 21,
  organisations: 13,
  selfEmployed: null,
  pairs: 0,
  sectors: 5,
}

describe('a cell', () => {
  it('is whole, with its spread apart', () => {
    expect(makeCell(figures, 'participantsPerMeeting', 'fr')).toEqual({ text: '10', spread: '(±1)', isWord: false, before: null })
    expect(makeCell(figures, 'meetingsPerParticipant', 'fr').text).toBe('1 – 6')
    expect(makeCell(figures, 'meetingsPerParticipant', 'fr', { onPaper: true }).text).toBe('1–6')
  })

  it('0, not recorded and hidden never look alike', () => {
    const hidden: PublicFigures = { ...figures, pairs: { suppressed: true } }
    expect([
      makeCell(figures, 'pairs', 'fr').text,
      makeCell(figures, 'selfEmployed', 'fr').text,
      makeCell(hidden, 'pairs', 'fr', { threshold: 5 }).text,
    ]).toEqual(['0', 'non renseigné', '<5'])
    expect(makeCell(figures, 'selfEmployed', 'fr', { onPaper: true }).text).toBe('(-)')
  })

  it('tells what stood there before a switch', () => {
    expect(makeCell({ ...figures, organisations: 4 }, 'organisations', 'fr', { usual: figures })).toMatchObject({ text: '4', before: '13' })
    expect(makeCell(figures, 'organisations', 'fr', { usual: figures }).before).toBeNull()
    expect(makeCell({ ...figures, organisations: null }, 'organisations', 'fr', { usual: figures })).toMatchObject({ isWord: true, before: '13' })
  })

  it('gives two decimals where whole numbers would hide the change', () => {
    const population = { ...figures, participantsPerMeeting: { mean: 10, sd: 0.756, n: 7 } }
    expect(makeCell(population, 'participantsPerMeeting', 'fr', { usual: figures })).toEqual({
      text: '10',
      spread: '(±0,76)',
      isWord: false,
      before: '(±0,82)',
    })
  })
})
