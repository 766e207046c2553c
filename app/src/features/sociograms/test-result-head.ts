import type { ResultHead } from './domain/results.ts'
import type { Reading, Told } from './domain/wave-network.ts'

const ID = '00000000-0000-4000-8000-000000000000'

/** What stands around a page of results, of an invented wave that everybody answered. */
export function aResultHead(told: Told, reading: Reading): ResultHead {
  const wave = { id: ID, surveyId: ID, communityId: ID, number: 2, state: 'closed', opensOn: '2023-01-02', closesOn: '2023-01-20', isPrefilled: false } as const
  const survey = {
    id: ID,
    communityId: ID,
    name: { fr: 'Qui avec qui', nl: '' },
    scaleKey: 'default',
    scaleVersion: 1,
    questions: [reading.question],
    own: [],
    ethicsReference: '',
  }
  return {
    community: { id: ID, name: { fr: 'Quartier', nl: '' }, accent: 'teal', isClosed: false },
    survey: { ...survey, own: [], ethicsReference: '', madeAt: '2023-01-02T09:00:00Z' },
    wave: { ...wave, mirroredOn: null, remains: null, version: 1 },
    scale: told.scale,
    reading,
    rate: { asked: told.people.length, answered: told.people.length, isAtLeast: false, share: 1 },
    mayKeep: false,
    mayMeasure: false,
    isAsked: true,
    beforeId: ID,
    mirroredOn: null,
  }
}
