import { expect, it } from 'vitest'
import { buildPosterRegister, POSTER_WINDOW } from './poster-register.ts'
import { aLine, aMeeting, aMembership, aRegister } from './small-register.ts'
import { listStrips } from './strips.ts'

it('lists held and cancelled meetings by date, with those who count and the others', () => {
  const strips = listStrips(buildPosterRegister(), 'east', POSTER_WINDOW)
  expect(strips.map(({ heldOn, cancelled }) => [heldOn, cancelled])).toEqual([
    ['2022-09-19', false],
    ['2022-10-17', false],
    ['2022-11-21', false],
    ['2022-12-19', true],
    ['2023-01-16', true],
    ['2023-02-20', false],
    ['2023-03-20', false],
  ])
  expect(strips.map(({ counted }) => counted)).toEqual([6, 7, 6, 0, 0, 5, 6])
  expect(strips.map(({ others }) => others)).toEqual([3, 4, 5, 0, 0, 3, 4])
})

it('marks a meeting without attendance list and leaves planned ones out', () => {
  const rows = aRegister({
    memberships: [aMembership('ann')],
    meetings: [aMeeting('m2', '2023-03-14'), aMeeting('m1', '2023-02-14'), aMeeting('m3', '2023-04-14', { state: 'planned' })],
    attendance: [aLine('m2', 'ann', { role: null })],
  })
  expect(listStrips(rows, 'south', { from: null, until: null })).toEqual([
    { meetingId: 'm1', heldOn: '2023-02-14', cancelled: false, hasAttendance: false, counted: 0, others: 0 },
    { meetingId: 'm2', heldOn: '2023-03-14', cancelled: false, hasAttendance: true, counted: 1, others: 0 },
  ])
})
