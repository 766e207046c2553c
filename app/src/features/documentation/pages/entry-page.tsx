import type { Span } from '@ronde/guard'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { CheckField, Choice, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { GuardedField } from '../../../ui/guarded-field.tsx'
import { OwnWords } from '../../../ui/names.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { LONGEST_GIST, MOST_LINKS, type EntryDraft, type Kept } from '../domain/entry.ts'
import type { ShownConflict, ShownEntry, ShownGrid } from '../domain/shown.ts'
import { EntryItem, LinkFields } from './entry-parts.tsx'
import { WordingsPart, type ShownWording } from './wordings-part.tsx'
import { areaOptions, languageOptions, visibilityOptions, wordsOf, type Around, type RoleNames } from './labels.ts'

type Found = readonly (Span & { words: string })[]
/** What was sent and refused, by its form. */
export type Sent =
  | { part: 'tidy'; draft: EntryDraft; kept: Kept; findings: Found }
  | { part: 'gist'; language: EntryDraft['language']; text: string; kept: Kept; findings: Found }
  | null

type EntryPageProps = {
  view: View
  around: Around
  grid: ShownGrid
  entry: ShownEntry
  wordings: readonly ShownWording[]
  nameRole: RoleNames
  sent: Sent
  refusal: string | null
}

/** One note with everything that this reader may do to it. */
export function EntryPage({ view, around, grid, entry, wordings, nameRole, sent, refusal }: EntryPageProps) {
  const t = wordsOf(view)
  const back = `/meetings/${entry.meetingId}/grid#area-${entry.area}`
  return (
    <PageFrame view={view} {...around} heading={t('entry.title')}>
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <EntryItem view={view} entry={entry} nameRole={nameRole} />
      {grid.conflicts
        .filter(({ entryId }) => entryId === entry.id)
        .map((conflict) => (
          <ConflictCard key={conflict.id} view={view} conflict={conflict} />
        ))}
      {isTidiedForAuthor(grid, entry, wordings) && (
        <Notice>
          <p>{t('entry.tidiedForYou', { name: wordings[0]?.by ?? '' })}</p>
        </Notice>
      )}
      <ButtonRow>
        {entry.mayValidate.map((as) => (
          <Form key={as} view={view} isPlain>
            <input type="hidden" name="part" value="confirm" />
            <input type="hidden" name="version" value={entry.version} />
            <input type="hidden" name="as" value={as} />
            <Button>{t(`entry.confirm.${as}`)}</Button>
          </Form>
        ))}
      </ButtonRow>
      {entry.mayEdit && <TidyForm view={view} grid={grid} entry={entry} sent={sent?.part === 'tidy' ? sent : null} />}
      {entry.mayGist && <GistForm view={view} grid={grid} entry={entry} sent={sent?.part === 'gist' ? sent : null} />}
      {entry.mayEdit && (
        <WordingsPart
          view={view}
          version={entry.version}
          wordings={wordings}
          isOpen={isTidiedForAuthor(grid, entry, wordings) || wordings.some(({ isRefused }) => isRefused)}
        />
      )}
      {entry.mayEdit && <RetractForm view={view} />}
      <p class="no-print">
        <ButtonLink icon="back" href={back}>
          {t('entry.back')}
        </ButtonLink>
      </p>
    </PageFrame>
  )
}

/** Somebody else wrote over the words of this reader, and nobody confirmed them since. */
function isTidiedForAuthor(grid: ShownGrid, entry: ShownEntry, wordings: readonly ShownWording[]): boolean {
  const by = wordings[0]?.by ?? null
  return entry.state === 'tidied' && entry.authorId === grid.stand.personId && by !== null && by !== entry.author
}

type FormProps = { view: View; grid: ShownGrid; entry: ShownEntry }

function TidyForm({ view, grid, entry, sent }: FormProps & { sent: Extract<Sent, { part: 'tidy' }> | null }) {
  const t = wordsOf(view)
  const { area, text, language, visibility, links } = sent?.draft ?? entry
  const isOwn = entry.authorId === null || entry.authorId === grid.stand.personId
  return (
    <section>
      <h2>{t('entry.change')}</h2>
      <p class="quiet">{t('entry.changeHint')}</p>
      {entry.state === 'validated' && <p>{t('entry.changeConfirmed')}</p>}
      <Form view={view}>
        <input type="hidden" name="part" value="tidy" />
        <input type="hidden" name="version" value={entry.version} />
        <SelectField name="area" label={t('field.area')} options={areaOptions(t, view.language, grid.template)} chosen={String(area)} empty={false} />
        <GuardedField
          view={view}
          name="text"
          label={t('field.text')}
          value={text}
          lang={language}
          findings={sent?.findings ?? []}
          kept={sent?.kept ?? entry.kept}
          audience={grid.need}
          rows={4}
          maxLength={2_000}
        />
        <Choice name="language" label={t('field.language')} options={languageOptions()} chosen={language} />
        {isOwn ? (
          <Choice name="visibility" label={t('field.visibility')} options={visibilityOptions(t)} chosen={visibility} />
        ) : (
          <p class="quiet">{t('entry.alone')}</p>
        )}
        <LinkFields view={view} links={links} count={Math.min(MOST_LINKS, links.length + 2)} />
        <Button kind="main">{t('entry.save')}</Button>
      </Form>
    </section>
  )
}

function GistForm({ view, grid, entry, sent }: FormProps & { sent: Extract<Sent, { part: 'gist' }> | null }) {
  const t = wordsOf(view)
  const options = languageOptions([entry.language])
  const has = new Set(entry.gists.map(({ language }) => language))
  const wished = sent?.language ?? (['fr', 'nl'] as const).find((language) => language !== entry.language && !has.has(language)) ?? 'fr'
  const chosen = wished === entry.language ? 'nl' : wished
  return (
    <section>
      <h2>{t('gist.title')}</h2>
      <p class="quiet">{t('gist.hint')}</p>
      <Form view={view}>
        <input type="hidden" name="part" value="gist" />
        <GuardedField
          view={view}
          name="gist"
          label={t('gist.label')}
          value={sent?.text ?? entry.gists.find(({ language }) => language === chosen)?.text ?? ''}
          lang={chosen}
          findings={sent?.findings ?? []}
          kept={sent?.kept ?? {}}
          audience={grid.need}
          rows={2}
          maxLength={LONGEST_GIST}
        />
        <Choice name="gistLanguage" label={t('gist.language')} options={options} chosen={chosen} />
        <Button>{t('gist.save')}</Button>
      </Form>
    </section>
  )
}

function ConflictCard({ view, conflict }: { view: View; conflict: ShownConflict }) {
  const t = wordsOf(view)
  return (
    <Card title={t('conflict.title')} level={2}>
      <p>
        {t('conflict.lead')} {conflict.by !== null && <span class="quiet">({conflict.by})</span>}
      </p>
      <OwnWords as="blockquote" words={conflict.proposed} isMarked />
      <ButtonRow>
        {(['yes', 'no'] as const).map((isTaken) => (
          <Form key={isTaken} view={view} isPlain>
            <input type="hidden" name="part" value="choose" />
            <input type="hidden" name="conflict" value={conflict.id} />
            <input type="hidden" name="isTaken" value={isTaken} />
            <Button>{t(isTaken === 'yes' ? 'conflict.take' : 'conflict.leave')}</Button>
          </Form>
        ))}
      </ButtonRow>
    </Card>
  )
}

function RetractForm({ view }: { view: View }) {
  const t = wordsOf(view)
  return (
    <Disclosure label={t('entry.retract')}>
      <p>{t('entry.retractHint')}</p>
      <Form view={view}>
        <input type="hidden" name="part" value="retract" />
        <CheckField name="sure" label={t('entry.retractSure')} isRequired />
        <Button kind="danger">{t('entry.retract')}</Button>
      </Form>
    </Disclosure>
  )
}
