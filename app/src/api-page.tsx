import { PublicFrame } from './ui/public-frame.tsx'
import type { View } from './ui/view.ts'
import { translator, type Catalogue } from './kernel/translate.ts'
import type { ApiRoute } from './platform/http/api.ts'
import { describeShape } from './describe-shape.ts'
import { RIGHTS } from './rights.ts'

const WORDS: Catalogue<'title' | 'lead' | 'key' | 'document' | 'who' | 'asks' | 'gives' | 'example'> = {
  fr: {
    title: 'L’API de Ronde',
    lead: 'Pour les programmes : ce qu’une personne peut voir et faire ici, en JSON. Les descriptions sont en anglais.',
    key: 'Faites une clé sur la page « Mon compte » et envoyez-la dans l’en-tête Authorization.',
    document: 'La description complète (OpenAPI 3.1)',
    who: 'Pour',
    asks: 'Paramètres',
    gives: 'Réponse',
    example: 'Exemple',
  },
  nl: {
    title: 'De API van Ronde',
    lead: 'Voor programma’s: wat iemand hier mag zien en doen, in JSON. De beschrijvingen zijn in het Engels.',
    key: 'Maak een sleutel op de pagina “Mijn account” en stuur die mee in de Authorization-header.',
    document: 'De volledige beschrijving (OpenAPI 3.1)',
    who: 'Voor',
    asks: 'Parameters',
    gives: 'Antwoord',
    example: 'Voorbeeld',
  },
  en: {
    title: 'The API of Ronde',
    lead: 'For programs: what a person may see and do here, as JSON.',
    key: 'Make a key on the page “My account” and send it in the Authorization header.',
    document: 'The whole description (OpenAPI 3.1)',
    who: 'For',
    asks: 'Parameters',
    gives: 'Answer',
    example: 'Example',
  },
  de: {
    title: 'Die API von Ronde',
    lead: 'Für Programme: was jemand hier sehen und tun darf, als JSON. Die Beschreibungen sind auf Englisch.',
    key: 'Machen Sie einen Schlüssel auf der Seite „Mein Konto“ und senden Sie ihn im Authorization-Header.',
    document: 'Die vollständige Beschreibung (OpenAPI 3.1)',
    who: 'Für',
    asks: 'Parameter',
    gives: 'Antwort',
    example: 'Beispiel',
  },
}

type Operation = {
  parameters?: { name: string; in: string; description?: string }[]
  responses: Record<string, { content?: Record<string, { schema: unknown }> }>
}
type Document = { paths: Record<string, Record<string, Operation>> }

/** The documentation of the API as a page: no script, the same facts as the OpenAPI document. */
export function ApiPage({ view, routes, document, publicUrl }: { view: View; routes: ApiRoute[]; document: Record<string, unknown>; publicUrl: string }) {
  const t = translator(WORDS, view.language)
  const { paths } = document as unknown as Document
  const tags = [...new Set(routes.map(({ api }) => api.tag))]
  return (
    <PublicFrame view={view} title={t('title')} lead={t('lead')}>
      <p>{t('key')}</p>
      <pre tabIndex={0}>
        <code>{`curl -H "Authorization: Bearer ronde_…" ${publicUrl}/api/v1/communities`}</code>
      </pre>
      <p>
        <a href="/api/v1/openapi.json">{t('document')}</a>
      </p>
      {tags.map((tag) => (
        <section key={tag} lang="en">
          <h2>{tag}</h2>
          {routes
            .filter(({ api }) => api.tag === tag)
            .map((route) => (
              // Eighty of them: a sign in the place of a drawn icon keeps the page light.
              <details key={`${route.method} ${route.path}`} class="disclosure">
                <summary>{`› ${route.method} ${route.path} · ${route.api.summary}`}</summary>
                <p>
                  {t('who')}: {RIGHTS[`${route.method} ${route.path}`]?.may.join(', ')}
                </p>
                <Parameters operation={operationOf(paths, route)} label={t('asks')} />
                <p>{t('gives')}</p>
                <pre tabIndex={0}>
                  <code>{describeShape(answerOf(operationOf(paths, route), route))}</code>
                </pre>
              </details>
            ))}
        </section>
      ))}
    </PublicFrame>
  )
}

function operationOf(paths: Document['paths'], route: ApiRoute): Operation | undefined {
  return paths[route.path.replaceAll(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()]
}

function answerOf(operation: Operation | undefined, route: ApiRoute): unknown {
  return operation?.responses[String(route.api.status)]?.content?.[route.api.file ?? 'application/json']?.schema
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
