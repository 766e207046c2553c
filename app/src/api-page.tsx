import { PublicFrame } from './ui/public-frame.tsx'
import { Disclosure } from './ui/small-parts.tsx'
import type { View } from './ui/view.ts'
import { translator, type Catalogue, type Translate } from './kernel/translate.ts'
import type { ApiRoute } from './platform/http/api.ts'
import { describeShape } from './describe-shape.ts'
import { RIGHTS } from './rights.ts'

const WORDS: Catalogue<'title' | 'lead' | 'key' | 'document' | 'who' | 'asks' | 'takes' | 'gives' | 'more' | 'all'> = {
  fr: {
    title: 'L’API de Ronde',
    lead: 'Pour les programmes : ce qu’une personne peut voir et faire ici, en JSON. Les descriptions sont en anglais.',
    key: 'Faites une clé sur la page « Mon compte » et envoyez-la dans l’en-tête Authorization.',
    document: 'La description complète (OpenAPI 3.1)',
    who: 'Pour',
    asks: 'Paramètres',
    takes: 'Corps de la demande',
    gives: 'Réponse',
    more: 'Paramètres et réponses',
    all: 'Toutes les adresses',
  },
  nl: {
    title: 'De API van Ronde',
    lead: 'Voor programma’s: wat iemand hier mag zien en doen, in JSON. De beschrijvingen zijn in het Engels.',
    key: 'Maak een sleutel op de pagina “Mijn account” en stuur die mee in de Authorization-header.',
    document: 'De volledige beschrijving (OpenAPI 3.1)',
    who: 'Voor',
    asks: 'Parameters',
    takes: 'Inhoud van de vraag',
    gives: 'Antwoord',
    more: 'Parameters en antwoorden',
    all: 'Alle adressen',
  },
  en: {
    title: 'The API of Ronde',
    lead: 'For programs: what a person may see and do here, as JSON.',
    key: 'Make a key on the page “My account” and send it in the Authorization header.',
    document: 'The whole description (OpenAPI 3.1)',
    who: 'For',
    asks: 'Parameters',
    takes: 'Body of the request',
    gives: 'Answer',
    more: 'Parameters and answers',
    all: 'All addresses',
  },
  de: {
    title: 'Die API von Ronde',
    lead: 'Für Programme: was jemand hier sehen und tun darf, als JSON. Die Beschreibungen sind auf Englisch.',
    key: 'Machen Sie einen Schlüssel auf der Seite „Mein Konto“ und senden Sie ihn im Authorization-Header.',
    document: 'Die vollständige Beschreibung (OpenAPI 3.1)',
    who: 'Für',
    asks: 'Parameter',
    takes: 'Inhalt der Anfrage',
    gives: 'Antwort',
    more: 'Parameter und Antworten',
    all: 'Alle Adressen',
  },
}

type Operation = {
  requestBody?: { content: Record<string, { schema: unknown }> }
  parameters?: { name: string; in: string; description?: string }[]
  responses: Record<string, { content?: Record<string, { schema: unknown }> }>
}
type Document = { paths: Record<string, Record<string, Operation>> }

type ApiPageProps = {
  view: View
  routes: ApiRoute[]
  document: Record<string, unknown>
  publicUrl: string
  /** The part that is shown with its parameters and answers; null: every address in one line. */
  part: string | null
}

/** The documentation of the API as a page: no script, the same facts as the OpenAPI document. A part at a time keeps it light. */
export function ApiPage({ view, routes, document, publicUrl, part }: ApiPageProps) {
  const t = translator(WORDS, view.language)
  const { paths } = document as unknown as Document
  const tags = [...new Set(routes.map(({ api }) => api.tag))]
  const open = tags.find((tag) => tag === part)
  const routesOf = (tag: string) => routes.filter(({ api }) => api.tag === tag)
  return (
    <PublicFrame view={view} title={t('title')} lead={t('lead')}>
      <p>{t('key')}</p>
      <pre tabIndex={0}>
        <code>{`curl -H "Authorization: Bearer ronde_…" ${publicUrl}/api/v1/communities`}</code>
      </pre>
      <p>
        <a href="/api/v1/openapi.json">{t('document')}</a>
        {open !== undefined && (
          <>
            {' · '}
            <a href="/api/v1/docs">{t('all')}</a>
          </>
        )}
      </p>
      {open === undefined
        ? tags.map((tag) => <Addresses key={tag} tag={tag} routes={routesOf(tag)} more={t('more')} />)
        : routesOf(open).length > 0 && <Described t={t} tag={open} routes={routesOf(open)} paths={paths} />}
    </PublicFrame>
  )
}

/** What each address of one part is for, in one line. */
function Addresses({ tag, routes, more }: { tag: string; routes: ApiRoute[]; more: string }) {
  return (
    <section>
      <h2 lang="en">{tag}</h2>
      <p>
        <a href={`/api/v1/docs?of=${tag}`}>
          {more}
          <span class="visually-hidden"> {tag}</span>
        </a>
      </p>
      <ul lang="en">
        {routes.map((route) => (
          <li key={`${route.method} ${route.path}`}>
            <code>{`${route.method} ${route.path}`}</code> {route.api.summary}
          </li>
        ))}
      </ul>
    </section>
  )
}

type Words = Translate<keyof (typeof WORDS)['en']>

function Described({ t, tag, routes, paths }: { t: Words; tag: string; routes: ApiRoute[]; paths: Document['paths'] }) {
  return (
    <section lang="en">
      <h2>{tag}</h2>
      {routes.map((route) => (
        <Disclosure key={`${route.method} ${route.path}`} label={`${route.method} ${route.path} · ${route.api.summary}`}>
          <p>
            {t('who')}: {RIGHTS[`${route.method} ${route.path}`]?.may.join(', ')}
          </p>
          <Parameters operation={operationOf(paths, route)} label={t('asks')} />
          <Body operation={operationOf(paths, route)} label={t('takes')} />
          <p>{t('gives')}</p>
          <pre tabIndex={0}>
            <code>{describeShape(answerOf(operationOf(paths, route), route))}</code>
          </pre>
        </Disclosure>
      ))}
    </section>
  )
}

function operationOf(paths: Document['paths'], route: ApiRoute): Operation | undefined {
  return paths[route.path.replaceAll(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()]
}

function answerOf(operation: Operation | undefined, route: ApiRoute): unknown {
  return operation?.responses[String(route.api.status)]?.content?.[route.api.file ?? 'application/json']?.schema
}

function Body({ operation, label }: { operation: Operation | undefined; label: string }) {
  const schema = operation?.requestBody?.content['application/json']?.schema
  if (schema === undefined) return null
  return (
    <>
      <p>{label}</p>
      <pre tabIndex={0}>
        <code>{describeShape(schema)}</code>
      </pre>
    </>
  )
}

function Parameters({ operation, label }: { operation: Operation | undefined; label: string }) {
  // What stands in the path is read there.
  const parameters = (operation?.parameters ?? []).filter(({ in: place, description }) => place !== 'path' || description !== undefined)
  if (parameters.length === 0) return null
  return (
    <>
      <p>{label}</p>
      <ul>
        {parameters.map(({ name, in: place, description }) => (
          <li key={name}>
            <code>{name}</code> ({place}){description ? `: ${description}` : ''}
          </li>
        ))}
      </ul>
    </>
  )
}
