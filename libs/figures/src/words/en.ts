import type { Words } from './words.ts'

const ONE_TO_TWELVE = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const EXACT = 'A whole number, not rounded.'
const NOT_COUNTED = 'Moderation, research, coordination, visitors, speakers and interpreters.'

function inWords(value: number): string {
  return ONE_TO_TWELVE[value] ?? String(value)
}

function organisations(value: number): string {
  return value === 1 ? 'one organisation' : `${inWords(value)} organisations`
}

export const EN: Words = {
  definitions: {
    meetings: {
      title: 'Meetings',
      definition: 'The meetings that took place in the period. A joint meeting counts in each of its communities.',
      formula: 'number of meetings held',
      leftOut: 'Planned and cancelled meetings, and those outside the period.',
      rounding: EXACT,
      unit: 'meetings',
    },
    hours: {
      title: 'Hours of meetings',
      definition: 'The length of all meetings held. Actual times count when they were noted, planned ones otherwise.',
      formula: 'sum of the lengths of the meetings held',
      leftOut: 'Planned and cancelled meetings, and how many people were there.',
      rounding: 'One decimal on screen, a whole number on the poster.',
      unit: 'hours',
    },
    participantsPerMeeting: {
      title: 'Participants per meeting',
      definition: 'The mean number of members and deputies at a meeting, with the standard deviation between meetings. The role at the meeting itself decides.',
      formula: 'presences counted ÷ meetings with an attendance list',
      leftOut: `${NOT_COUNTED} A meeting without an attendance list is not part of the mean.`,
      rounding: 'One decimal on screen, a whole number on the poster; halves go away from zero.',
      unit: 'people per meeting',
    },
    meetingsPerParticipant: {
      title: 'Meetings per participant',
      definition: 'How many meetings each member attended. The table gives the smallest and the largest number.',
      formula: 'minimum and maximum of the meetings per member',
      leftOut: `${NOT_COUNTED} A deputy’s presence does not count for the member replaced.`,
      rounding: EXACT,
      unit: 'meetings per person',
    },
    members: {
      title: 'Members',
      definition: 'The people present at least once as a member in the period. Each person counts once.',
      formula: 'number of different people present as members',
      leftOut: `${NOT_COUNTED} Deputies, and members who never came.`,
      rounding: EXACT,
      unit: 'people',
    },
    organisations: {
      title: 'Organisations',
      definition: 'The organisations that a member or a deputy who was present stood for. Each organisation counts once.',
      formula: 'number of different organisations represented',
      leftOut: 'Practices of one person, unless you choose to count the self-employed.',
      rounding: EXACT,
      unit: 'organisations',
    },
    selfEmployed: {
      title: 'Self-employed members',
      definition: 'The members whose status is self-employed. If the status of a single member is missing, the figure is not recorded.',
      formula: 'number of self-employed members',
      leftOut: 'Salaried members, volunteers, citizens and informal carers, and deputies.',
      rounding: EXACT,
      unit: 'people',
    },
    pairs: {
      title: 'Organisations represented by a pair',
      definition:
        'The organisations with two or more members who belonged to the community at the same time, for at least one meeting held. Each of them came at least once.',
      formula: 'number of organisations with at least two members at a time',
      leftOut: 'Successions: a member who left before the other came. They have their own line.',
      rounding: EXACT,
      unit: 'organisations',
    },
    sectors: {
      title: 'Sectors of activity',
      definition:
        'The different sectors of the organisations represented, practices of one person included. If the sector of one organisation is missing, the figure is not recorded.',
      formula: 'number of different sectors',
      leftOut: 'Sectors of organisations that nobody represented.',
      rounding: EXACT,
      unit: 'sectors',
    },
  },
  poster: {
    meetings: 'Meetings',
    hours: 'Hours of meetings',
    participantsPerMeeting: 'Participants per meeting*, mean (±SD)',
    meetingsPerParticipant: 'Min–max meetings per participant',
    members: 'Members*',
    organisations: 'Organisations',
    selfEmployed: 'Self-employed members',
    pairs: 'Organisations represented by a pair',
    sectors: 'Sectors of activity',
  },
  footnote: '* without moderators, researcher and visitors',
  distinct: 'Counted once',
  summed: 'Columns added up',
  notRecorded: 'not recorded',
  noData: 'does not apply',
  reasons: {
    held: 'meeting held',
    'planned-times': 'planned times',
    'actual-times': 'actual times',
    present: 'members and deputies present',
    'as-member': 'present as a member',
    'as-deputy': 'represented by a deputy',
    'self-employed': 'self-employed',
    'own-practice': 'self-employed, counted as an organisation',
    overlapping: 'several members at a time',
    'in-window': 'several members in the period',
    sector: 'sector of represented organisations',
    planned: 'still planned',
    cancelled: 'cancelled',
    'outside-window': 'outside the period',
    'no-attendance': 'no attendance list',
    deputy: 'present as a deputy only',
    'other-employment': 'another status',
    'employment-blank': 'status not recorded',
    'sole-practice': 'practice of one person',
    'self-employed-only': 'represented by self-employed people only',
    'one-representative': 'one member',
    succession: 'one replaced the other',
    'never-together': 'never members at the same time',
    'no-sector': 'sector not recorded',
    'never-present': 'not represented at any meeting',
    excused: 'excused',
    absent: 'absent',
    represented: 'represented by someone else',
    moderator: 'moderation',
    researcher: 'research',
    coordinator: 'coordination',
    visitor: 'visit',
    speaker: 'speaker',
    interpreter: 'interpreter',
    'other-community': 'counts for another community of the joint meeting',
  },
  warnings: {
    'organisations-exceed-salaried': (fact, number) => {
      const reasons: string[] = []
      if (fact.bySelfEmployed === 1 && fact.selfEmployed === 1) reasons.push('one self-employed member represents a group practice or another organisation')
      else if (fact.bySelfEmployed > 0 && fact.bySelfEmployed === fact.selfEmployed) {
        reasons.push(`${inWords(fact.selfEmployed)} self-employed members each represent a group practice or another organisation`)
      } else if (fact.bySelfEmployed > 0) {
        reasons.push(
          `${fact.selfEmployed === 1 ? 'one self-employed member represents' : `${inWords(fact.selfEmployed)} self-employed members represent`} ${organisations(fact.bySelfEmployed)}`,
        )
      }
      if (fact.practitioners > 0)
        reasons.push(
          fact.practitioners === 1
            ? 'one self-employed member counts as an organisation'
            : `${inWords(fact.practitioners)} self-employed members each count as an organisation`,
        )
      if (fact.byOthers > 0) reasons.push(`volunteers, citizens or informal carers represent ${organisations(fact.byOthers)}`)
      if (fact.byDeputies > 0) reasons.push(`a deputy came for ${organisations(fact.byDeputies)}`)
      if (fact.bySeveral > 0) reasons.push('a salaried member represents several organisations')
      const explained = fact.salaried + fact.bySelfEmployed + fact.practitioners + fact.byOthers + fact.byDeputies + fact.bySeveral >= fact.organisations
      const figures = `${number(fact.organisations)} ${fact.organisations === 1 ? 'organisation' : 'organisations'} for ${number(fact.salaried)} salaried ${fact.salaried === 1 ? 'member' : 'members'}.`
      return `${figures} ${explained ? `That is possible: ${reasons.join('; ')}.` : 'The rows do not explain it: check who represents which organisation.'}`
    },
    'max-exceeds-meetings': ({ max, meetings }, number) =>
      `Someone would have been at ${number(max)} meetings, but only ${number(meetings)} took place. That cannot be: check the attendance.`,
    'mean-exceeds-members': ({ mean, members }, number) =>
      `A mean of ${number(mean, 1)} people per meeting for ${number(members)} members. That is possible only with deputies.`,
    'pairs-do-not-add-up': ({ pairs, organisations: total, members }, number) =>
      `${number(total)} organisations, ${number(pairs)} of them with a pair, need more than ${number(members)} members. That is possible only if someone represents several organisations or a deputy came.`,
    'no-membership': ({ people }, number) =>
      people === 1
        ? 'One person took part as a member without being registered that day. The person is counted.'
        : `${number(people)} people took part as members without being registered that day. They are counted.`,
    'no-attendance': ({ meetings }, number) =>
      meetings === 1
        ? 'One meeting held has no attendance list: it is not part of the mean.'
        : `${number(meetings)} meetings held have no attendance list: they are not part of the mean.`,
    'not-recorded': ({ figure, blank }, number) => {
      if (figure === 'meetings')
        return blank === 1
          ? 'One planned meeting is over: say whether it took place.'
          : `${number(blank)} planned meetings are over: say whether they took place.`
      const what = EN.definitions[figure].title
      if (figure === 'sectors')
        return `${what}: not recorded, because ${blank === 1 ? 'one organisation has' : `${number(blank)} organisations have`} no sector.`
      return `${what}: not recorded, because the status of ${blank === 1 ? 'one person' : `${number(blank)} people`} is missing.`
    },
    switched: ({ figure, before, after }, number) =>
      `${EN.definitions[figure].title}${figure === 'participantsPerMeeting' ? ', standard deviation' : ''}: ${number(after, 2)} with this choice, ${number(before, 2)} by the usual rule.`,
    'overlapping-membership': ({ people }, number) =>
      people === 1
        ? 'One person is registered twice in the same community at the same time.'
        : `${number(people)} people are registered twice in the same community at the same time.`,
  },
}
