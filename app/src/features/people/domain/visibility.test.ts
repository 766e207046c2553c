import { describe, expect, it } from 'vitest'
import type { Actor } from '../../../kernel/actor.ts'
import { relationTo, visibleFields, type Relation, type Sight } from './visibility.ts'

const TOLD = { source: 'coordinator', noticedAt: '2023-01-01T00:00:00Z', restrictedAt: null } as const
const TODAY = '2023-02-14'
const PHONE_IN_SOUTH = { purpose: 'community_list', communityId: 'south', fields: ['phone'], given: true, untilOn: '2023-03-01' } as const

function fieldsFor(relation: Relation, consents: Partial<Sight['consents'][number]>[] = [], person: Parameters<typeof visibleFields>[0] = TOLD): string[] {
  const filled = consents.map((consent) => ({ ...PHONE_IN_SOUTH, ...consent, fields: [...(consent.fields ?? PHONE_IN_SOUTH.fields)] }))
  return [...visibleFields(person, { relation, sharedCommunityIds: ['south'], consents: filled, today: TODAY })].toSorted()
}

describe('PRV-45 a new profile is closed', () => {
  it('PRV-45 shows strangers and the public nothing', () => {
    expect(fieldsFor('network')).toEqual([])
    expect(fieldsFor('public')).toEqual([])
  })
  it('PRV-45 shows its own community who it is, and no way to reach it', () => {
    expect(fieldsFor('fellow')).toEqual(['disciplines', 'functions', 'languages', 'name', 'organisations'])
  })
})

describe('PRV-02 each use is asked apart', () => {
  it('PRV-02 a community list shares the ticked field with that community only', () => {
    expect(fieldsFor('fellow', [{}])).toContain('phone')
    expect(fieldsFor('fellow', [{}])).not.toContain('email')
    expect(fieldsFor('network', [{}])).toEqual([])
  })
  it('PRV-02 another community of the same person does not see it', () => {
    expect(fieldsFor('fellow', [{ communityId: 'north' }])).not.toContain('phone')
  })
  it('PRV-02 the network list shares the name and the ticked fields with people who sign in, not with the public', () => {
    const consent = { purpose: 'network_list', communityId: null, fields: ['email'] } as const
    expect(fieldsFor('network', [{ ...consent, fields: [...consent.fields] }])).toEqual(['email', 'name'])
    expect(fieldsFor('public', [{ ...consent, fields: [...consent.fields] }])).toEqual([])
  })
  it('PRV-02 the public directory is for everybody', () => {
    expect(fieldsFor('public', [{ purpose: 'public_directory', communityId: null, fields: [] }])).toEqual(['name'])
  })
  it('PRV-02 the last day counts, the day after does not', () => {
    expect(fieldsFor('fellow', [{ untilOn: TODAY }])).toContain('phone')
    expect(fieldsFor('fellow', [{ untilOn: '2023-02-13' }])).not.toContain('phone')
  })
})

describe('PRV-05 somebody written down by others', () => {
  const untold = { ...TOLD, noticedAt: null }
  it('PRV-05 is kept by coordinators and by who wrote them, and by moderators once told', () => {
    const reader = (role: 'moderator' | 'coordinator') =>
      ({ personId: 'reader', assurance: 'passkey', instanceRoles: [], communities: [{ communityId: 'south', role }] }) as unknown as Actor
    const person = { ...untold, id: 'ama', enteredBy: 'somebody' }
    expect(relationTo(reader('coordinator'), person, ['south'])).toBe('lead')
    expect(relationTo(reader('moderator'), person, ['south'])).toBe('fellow')
    expect(relationTo(reader('moderator'), { ...person, enteredBy: 'reader' }, [])).toBe('lead')
    expect(relationTo(reader('moderator'), { ...person, noticedAt: '2023-02-01T00:00:00Z' }, ['south'])).toBe('lead')
  })
  it('PRV-05 is visible to whoever keeps the record only, until told', () => {
    expect(fieldsFor('fellow', [{}], untold)).toEqual([])
    expect(fieldsFor('network', [{ purpose: 'network_list', communityId: null }], untold)).toEqual([])
    expect(fieldsFor('lead', [], untold)).toContain('email')
  })
  it('PRV-05 who wrote herself down needs no notice', () => {
    expect(fieldsFor('fellow', [], { ...untold, source: 'self' })).toContain('name')
  })
})

it('PRV-11 a frozen record is hidden from all but those who keep it', () => {
  expect(fieldsFor('fellow', [{}], { ...TOLD, restrictedAt: '2023-02-01T00:00:00Z' })).toEqual([])
})
