import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MonitoringTable } from '@ronde/figures'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listenTo } from '../../../test/terminal.ts'
import { reportCommands } from './commands.ts'

/** A register written by hand; each figure below is counted on its lines. */
const SHEETS: Record<string, string[]> = {
  people: [
    'person_id,given_name,family_name,employment',
    'é1,Ana,Één,salaried',
    'p2,Bo,Twee,salaried',
    'p3,Cy,Drie,self_employed',
    'p4,Di,Vier,self_employed',
    'p5,Eb,Vijf,salaried',
    'p6,Fo,Zes,salaried',
    'p7,Gi,Zeven,volunteer',
    'p8,Ha,Acht,salaried',
  ],
  organisations: [
    'organisation_id,name_fr,name_nl,sectors,sole_practice',
    'o1,Un,Een,welfare,no',
    'o2,Deux,Twee,welfare;home_care,no',
    'o3,Seul,Alleen,mental_health,yes',
    'o4,Quatre,Vier,hospital,no',
  ],
  communities: ['community_id,name_fr,name_nl', 'a,A,A', 'b,B,B', 'empty,Vide,Leeg'],
  // Ana's place was taken by Bo; Ha comes on the last day only.
  memberships: [
    'person_id,community_id,role,from,until,represents',
    'é1,a,member,,2023-01-15,o1',
    'p2,a,member,2023-02-01,,o1',
    'p3,a,member,,,o3',
    'p4,a,member,,,o2',
    'p5,a,member,,,o2',
    'p6,a,moderator,,,o4',
    'p7,b,member,,,o4',
    'p8,b,member,2023-03-31,,o4',
    'p5,b,member,,,o2',
  ],
  // m2 begins at 1:30 in the night of the summer time and lasts one hour; m3 is of 31 March, m8 of 1 April.
  meetings: [
    'meeting_id,community_ids,title,starts_at,ends_at,state',
    'm1,a,One,2023-01-10T13:00,2023-01-10T15:00,held',
    'm2,a;b,Joint,2023-03-26T01:30,2023-03-26T03:30,held',
    'm3,a,Late,2023-03-31T23:30,2023-04-01T00:30,held',
    'm4,a,No lines,2023-02-10T13:00,2023-02-10T14:30,held',
    'm5,a,Planned,2023-02-20T13:00,2023-02-20T14:30,planned',
    'm6,a,Cancelled,2023-02-21T13:00,2023-02-21T14:30,cancelled',
    'm7,a,Nobody counts,2023-02-22T13:00,2023-02-22T13:45,held',
    'm8,a,Next window,2023-04-01T00:30,2023-04-01T01:30,held',
  ],
  attendance: [
    'meeting_id,person_id,role,state,represents',
    ...'m1,é1,member,present, m1,p3,,present, m1,p6,moderator,present, m1,p7,deputy,present,o4 m1,p5,member,excused,'.split(' '),
    ...'m2,p2,member,present, m2,p7,member,present, m2,p5,member,present, m2,p8,member,present,'.split(' '),
    ...'m3,p4,member,present, m3,p5,member,present, m3,p6,member,present, m3,p8,,present,'.split(' '),
    ...'m5,p4,member,present, m6,p4,member,present, m7,p4,member,absent, m7,p6,moderator,present, m8,p4,member,present,'.split(' '),
  ],
}
const WINDOW = ['--from', '2023-01-01', '--until', '2023-03-31']

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'ronde-report-'))
  for (const [sheet, lines] of Object.entries(SHEETS)) await writeFile(join(root, `${sheet}.csv`), lines.join('\n'))
})
afterAll(() => rm(root, { recursive: true }))

const run = (...words: string[]) => listenTo(() => reportCommands['report monitoring']!.run(words))

describe('report monitoring', () => {
  it('gives the figures of the files, not rounded', async () => {
    const { code, out } = await run('--register', root, ...WINDOW, '--format', 'json', '--lang', 'en')
    const { communities, distinct, summed, warnings, window } = JSON.parse(out) as MonitoringTable
    expect([code, window]).toEqual([0, { from: '2023-01-01', until: '2023-03-31' }])
    // Present and counted: m1 Ana, Cy and the deputy; m2 Bo, Eb and Ha, who belongs nowhere that day; m3 Di, Eb and Fo; m7 nobody.
    expect(communities[0]).toEqual({
      id: 'a',
      name: 'A',
      meetings: 5,
      hours: 2 + 1 + 1 + 1.5 + 0.75,
      participantsPerMeeting: { mean: 9 / 4, sd: 1.5, n: 4 },
      meetingsPerParticipant: { min: 1, max: 2 },
      members: 7,
      organisations: 3,
      selfEmployed: 2,
      pairs: 1,
      sectors: 4,
    })
    expect(communities[1]).toEqual({
      id: 'b',
      name: 'B',
      meetings: 1,
      hours: 1,
      participantsPerMeeting: { mean: 3, sd: null, n: 1 },
      meetingsPerParticipant: { min: 1, max: 1 },
      members: 3,
      organisations: 2,
      selfEmployed: 0,
      pairs: 0,
      sectors: 3,
    })
    expect(communities[2]).toMatchObject({ id: 'empty', name: 'Vide', meetings: 0, members: 0, participantsPerMeeting: { mean: null, sd: null, n: 0 } })
    expect(distinct).toMatchObject({ meetings: 5, hours: 6.25, participantsPerMeeting: { mean: 10 / 4, n: 4 }, members: 8, organisations: 3, sectors: 4 })
    expect(summed).toMatchObject({
      meetings: 6,
      hours: 7.25,
      participantsPerMeeting: { mean: null, sd: null },
      meetingsPerParticipant: { min: null, max: null },
      members: 10,
      organisations: 5,
    })
    expect(warnings.map(({ community, code: each }) => `${community} ${each}`)).toEqual([
      'a no-membership',
      'a no-attendance',
      'a not-recorded',
      'b no-membership',
    ])
  })

  it('prints whole numbers as the poster does', async () => {
    const { out } = await run('--register', root, ...WINDOW, '--poster', '--format', 'csv', '--lang', 'en')
    for (const cell of ['2 (±2)', '3 (-)', '1–2']) expect(out).toContain(cell)
  })

  it('is a page that names its days in words', async () => {
    const { out } = await run('--register', root, ...WINDOW, '--format', 'html', '--lang', 'nl')
    expect(out).toContain('<caption>Van januari 2023 tot en met maart 2023</caption>')
    expect(out).not.toMatch(/\d{4}-\d\d-\d\d/)
  })

  it('speaks four languages', async () => {
    const heads: string[] = []
    for (const language of ['fr', 'nl', 'en', 'de']) heads.push((await run('--register', root, ...WINDOW, '--lang', language)).out)
    expect(new Set(heads).size).toBe(4)
    expect(heads[1]).toContain('Leeg')
  })

  it('ends with 2 and one sentence on wrong arguments', async () => {
    const wrong = [
      [],
      ['--register', root],
      ['--register', root, '--from', '2023-02-31', '--until', '2023-03-01'],
      ['--register', root, '--from', '2023-03-01', '--until', '2023-01-01'],
      ['--register', root, ...WINDOW, '--sd', 'both'],
      ['--register', root, ...WINDOW, 'more'],
    ]
    for (const words of wrong) {
      const { code, out, err } = await run(...words)
      expect([code, out, err.trim().split('\n').length], words.join(' ')).toEqual([2, '', 1])
    }
  })

  it('ends with 1 where the files are refused', async () => {
    const { code, out, err } = await run('--register', join(root, 'nothing'), ...WINDOW)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('nothing')
  })
})
