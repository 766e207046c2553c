import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { CONCEPTS } from '../src/features/suggestions/domain/concepts.ts'
import { facetsOf, gramsOf } from '../src/features/suggestions/domain/memory.ts'
import { joinEmbedded } from '../src/platform/store/embedded-postgres.ts'
import { startRonde } from '../test/serve.ts'

const SIZES = [1_000, 10_000]
const RUNS = 40
const BOUND_MS = 150
const DOMAINS = ['medical', 'social', 'financial', 'legal', 'relational']
const GROUPS = ['elderly', 'migrants', 'isolated', 'low-income', 'homeless', 'families']

/** The same for the same number, so that two runs measure the same. */
const pick = <Value,>(from: readonly Value[], seed: number, salt: number): Value => from[(seed * 2_654_435_761 + salt * 40_503) % from.length]!

function aSituation(index: number) {
  const idea = pick(CONCEPTS, index, 1)
  const other = pick(CONCEPTS, index, 2)
  const language = index % 2 === 0 ? ('fr' as const) : ('nl' as const)
  const told = {
    domains: [...new Set([pick(DOMAINS, index, 3), pick(DOMAINS, index, 4), pick(DOMAINS, index, 5)])],
    unanswered: [pick(DOMAINS, index, 3)],
    groups: [pick(GROUPS, index, 6)],
    around: [],
    summary: `${idea.label[language]}, ${other.label[language]} (${index})`,
    goal: pick(CONCEPTS, index, 7).label[language],
    question: '',
  }
  return {
    ...told,
    language,
    place: index,
    scope: index % 2 === 0 ? 'network' : 'community',
    facets: facetsOf(told),
    grams: gramsOf(`${told.summary}\n${told.goal}`),
  }
}

/** Situations of every community of the demo, half of them shared with the network, each with three suggestions that somebody tried. */
async function fill(client: pg.Client, from: number, until: number): Promise<void> {
  const rows = Array.from({ length: until - from }, (_, index) => aSituation(from + index))
  await client.query(
    `with c as (select id, row_number() over (order by id) - 1 as place, count(*) over () as places from community),
       p as (select id, row_number() over (order by id) - 1 as place, count(*) over () as places from person),
       said as (select * from json_to_recordset($1) as r (domains json, unanswered json, groups json, summary text, goal text, language text, place int, scope text, facets json, grams json)),
       told as (insert into situation (presenter_id, community_id, state, language, summary, goal, question, domains, unanswered, groups, audience, checked_for, made_at, changed_at, offered_at)
         select p.id, c.id, 'closed', said.language, said.summary, said.goal, '?', array(select json_array_elements_text(said.domains)),
           array(select json_array_elements_text(said.unanswered)), array(select json_array_elements_text(said.groups)), 'bound', 'mixed', now() - said.place * interval '1 hour', now(), now()
         from said join c on c.place = said.place % c.places join p on p.place = said.place % p.places returning id, community_id, summary, presenter_id),
       kept as (insert into remembered (situation_id, community_id, scope, told_on, facets, grams, made_at)
         select told.id, told.community_id, said.scope, current_date - said.place / 30, array(select json_array_elements_text(said.facets)),
           array(select json_array_elements_text(said.grams)::int), now() + interval '1 day' from told join said on said.summary = told.summary),
       facet as (insert into remembered_facet (facet, situation_id, community_id, scope, told_on)
         select distinct f, told.id, told.community_id, said.scope, current_date - said.place / 30 from told join said on said.summary = told.summary,
           json_array_elements_text(said.facets) f),
       suggested as (insert into suggestion (situation_id, community_id, language, text, checked_for, helper_kind, origin, taken_at, said_at, changed_at)
         select told.id, told.community_id, 'fr', 'Une piste', 'mixed', 'association', 'board', now(), now(), now() from told, generate_series(1, 3)
         returning id, situation_id, community_id)
     insert into try_out (suggestion_id, situation_id, community_id, said_by, is_presenter, is_tried, effect, said_at, changed_at)
     select g.id, g.situation_id, g.community_id, told.presenter_id, true, true, 'helped', now(), now() from suggested g join told on told.id = g.situation_id`,
    [JSON.stringify(rows)],
  )
  await client.query('analyze')
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let run = 0; run < RUNS + 5; run += 1) {
    const started = performance.now()
    await work()
    taken.push(performance.now() - started)
  }
  return taken.slice(5).toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0
}

/** The cookies of a browser that looks around as a member. */
async function enter(url: string): Promise<string> {
  const cookiesOf = (answer: Response) => answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
  const before = cookiesOf(await fetch(`${url}/sign-in`)).join('; ')
  const sent = { method: 'POST', headers: { origin: url, cookie: before }, body: new URLSearchParams({ role: 'member' }), redirect: 'manual' as const }
  return [before, ...cookiesOf(await fetch(`${url}/demo/enter`, sent)), 'ronde_lang=fr'].join('; ')
}

type Measured = { floor: number; alike: number; count: number }

/** The page of five alike; its floor are the same rows by their ids, and nothing else. */
async function measure(client: pg.Client, page: string, cookie: string): Promise<Measured> {
  const look = async () => (await fetch(page, { headers: { cookie } })).text()
  const text = await look()
  const ids = [...new Set([...text.matchAll(/\/situations\/([0-9a-f-]{36})\/suggestions\/[0-9a-f-]{36}\/outcome/g)].map(([, id]) => id))]
  const rows =
    'select s.summary, g.text, t.effect from situation s join suggestion g on g.situation_id = s.id join try_out t on t.suggestion_id = g.id where s.id = any($1)'
  return { count: ids.length, floor: await medianOf(() => client.query(rows, [ids])), alike: await medianOf(look) }
}

/** What grows is the memory; what is asked stays the same. */
export async function bench(): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), 'ronde-bench-'))
  const ronde = await startRonde({ data })
  const store = await joinEmbedded(path.join(data, 'demo'))
  if (store === null) throw new Error('the store of the demo does not answer')
  const client = new pg.Client({ connectionString: store.ownerUrl })
  await client.connect()
  try {
    const cookie = await enter(ronde.url)
    const { rows } = await client.query<{ id: string }>(
      "select s.id from situation s join account a on a.person_id = s.presenter_id where a.email = 'member@demo.example' and s.state = 'awaiting' limit 1",
    )
    const page = `${ronde.url}/situations/${rows[0]?.id}/alike`
    const figures: number[] = []
    let filled = 0
    for (const size of SIZES) {
      await fill(client, filled, size)
      filled = size
      const { floor, alike, count } = await measure(client, page, cookie)
      if (count !== 5) throw new Error(`${count} situations are alike, not 5`)
      figures.push(alike)
      process.stdout.write(`  floor: the five and what was tried, by their ids: ${floor.toFixed(1)} ms\n`)
      process.stdout.write(
        `  page of five alike of ${size} situations: median ${alike.toFixed(1)} ms, ${(alike / floor).toFixed(1)} times the floor (bound ${BOUND_MS} ms)\n`,
      )
    }
    const [small = 1, large = 0] = figures
    process.stdout.write(`  ten times the memory: ${(large / small).toFixed(2)} times as long\n`)
    if (large > BOUND_MS) throw new Error(`a memory of ${filled} situations took ${large.toFixed(0)} ms`)
  } finally {
    await client.end()
    await ronde.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
