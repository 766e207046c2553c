import { z } from 'zod'
import { apiGet, listOf, PAGE_QUERY, type ApiRoute } from '../../platform/http/api.ts'
import { readActor, readId } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { readOrganisation, readOrganisationList } from './actions/read-organisations.ts'
import { readPersonInSight, searchDirectory } from './actions/read-people.ts'
import { EMPLOYMENTS } from './domain/person.ts'
import { ACTOR_KINDS } from './domain/organisation.ts'
import type { PeopleNeighbours } from './store/neighbours.ts'

const Named = z.object({ id: z.uuid(), nameFr: z.string(), nameNl: z.string() })

const ApiPerson = z.object({
  id: z.uuid(),
  givenName: z.string(),
  familyName: z.string(),
  email: z.string().nullable().describe('Null when not shared with you, or not known'),
  phone: z.string().nullable().describe('Null when not shared with you, or not known'),
  languagesSpoken: z.array(z.string()),
  languagesUnderstood: z.array(z.string()),
  disciplines: z.array(z.string()),
  organisations: z.array(Named),
  functions: z.array(z.string()),
  activity: z.string(),
  askMeAbout: z.string(),
  employment: z.enum(EMPLOYMENTS).nullable(),
})

const ApiOrganisation = z.object({
  id: z.uuid(),
  nameFr: z.string(),
  nameNl: z.string(),
  solePractice: z.boolean().nullable().describe('Null: nobody said'),
  enterpriseNumber: z.string().nullable(),
  actorKind: z.enum(ACTOR_KINDS).nullable(),
  missions: z.array(z.string()),
  sectors: z.array(z.string()).describe('Codes of the sector list in use'),
})

/** The directory for programs: the same serialiser as the pages, so the same fields for the same reader. */
export function peopleApi(house: House, neighbours: PeopleNeighbours): ApiRoute[] {
  return [
    apiGet({
      path: '/api/v1/people',
      summary: 'People you may see, by name, organisation or discipline',
      tag: 'People',
      query: PAGE_QUERY.extend({ words: z.string().max(200).default(''), spoken: z.string().max(20).optional(), discipline: z.string().max(100).optional() }),
      answer: listOf(ApiPerson),
      answerWith: async (c, { query }) => {
        const found = await searchDirectory(house, neighbours, readActor(c), {
          words: query.words,
          spoken: query.spoken ?? null,
          discipline: query.discipline ?? null,
          page: query.page,
          size: query.limit,
        })
        return { rows: found.people.map(({ person }) => person), count: found.total }
      },
    }),
    apiGet({
      path: '/api/v1/people/:id',
      summary: 'One person, as far as you may see her',
      tag: 'People',
      answer: ApiPerson,
      answerWith: async (c) => (await readPersonInSight(house, neighbours, readActor(c), readId(c)))?.person ?? null,
    }),
    apiGet({
      path: '/api/v1/organisations',
      summary: 'Organisations, by name or sector',
      tag: 'Organisations',
      query: PAGE_QUERY.extend({ words: z.string().max(200).default(''), sector: z.string().max(100).optional() }),
      answer: listOf(ApiOrganisation),
      answerWith: async (c, { query }) => {
        const found = await readOrganisationList(house, readActor(c), { words: query.words, sector: query.sector ?? null, page: query.page, size: query.limit })
        return { rows: found.organisations, count: found.total }
      },
    }),
    apiGet({
      path: '/api/v1/organisations/:id',
      summary: 'One organisation',
      tag: 'Organisations',
      answer: ApiOrganisation,
      answerWith: async (c) => (await readOrganisation(house, neighbours, readActor(c), readId(c)))?.organisation ?? null,
    }),
  ]
}
