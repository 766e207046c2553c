import type { Span } from '@ronde/guard'
import type { KeepReason } from '../../../kernel/keep-reason.ts'
import type { Language } from '../../../kernel/language.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Card, CardGrid } from '../../../ui/card.tsx'
import { Choice, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { GuardedField } from '../../../ui/guarded-field.tsx'
import { OwnWords } from '../../../ui/names.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { EntryLink, Visibility } from '../domain/entry.ts'
import { AREAS, wordsFor, type GridArea } from '../domain/grid.ts'
import type { ShownGrid } from '../domain/shown.ts'
import { EntryItem, LinkFields } from './entry-parts.tsx'
import { AREA_ACCENTS, areaLabel, areaOptions, languageOptions, visibilityOptions, wordsOf, type Around, type RoleNames } from './labels.ts'

/** What stands in the form: fresh, or as it was sent and refused. */
export type WriteForm = {
  id: string
  area: GridArea
  text: string
  language: Language
  /** null: as the area. */
  visibility: Visibility | null
  links: readonly EntryLink[]
  kept: Readonly<Record<string, KeepReason>>
  findings: readonly (Span & { words: string })[]
}

type GridPageProps = {
  view: View
  around: Around
  meetingId: string
  grid: ShownGrid
  communityIds: readonly string[]
  nameRole: RoleNames
  form: WriteForm
  /** Somebody came to write, or what was sent was refused. */
  isOpen: boolean
  refusal: string | null
  /** The area of a very full grid that the reader wants whole. */
  opened: GridArea | null
}

/** The six areas of one meeting, and one form to write in any of them. */
export function GridPage({ view, around, meetingId, grid, communityIds, nameRole, form, isOpen, refusal, opened }: GridPageProps) {
  const t = wordsOf(view)
  const { template, stand } = grid
  const address = `/meetings/${meetingId}/grid`
  const ofCommunity = communityIds.find((id) => stand.memberOf.includes(id))
  return (
    <PageFrame view={view} {...around} heading={t('page.title')} lead={t('page.lead')} wide>
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <p class="quiet">
        {template.version === 0 ? t('page.shipped') : t('page.version', { version: template.version })}
        {grid.hidden > 0 && ` · ${t('page.hidden', { count: grid.hidden })}`}
      </p>
      {grid.waiting > 0 && (
        <Notice>
          <p>
            {t('page.waiting', { count: grid.waiting })} <a href={`${address}/again`}>{t('again.title')}</a>
          </p>
        </Notice>
      )}
      {grid.mayWrite && <WritePart view={view} address={address} grid={grid} form={form} isOpen={isOpen || grid.entries.length === 0} />}
      <CardGrid>
        {AREAS.map((area) => (
          <AreaCard key={area} view={view} address={address} grid={grid} area={area} nameRole={nameRole} opened={opened} />
        ))}
      </CardGrid>
      <ButtonRow>
        <ButtonLink icon="print" href={`${address}/poster`}>
          {t('page.poster')}
        </ButtonLink>
        {grid.mayWrite && <ButtonLink href={`${address}/transcribe`}>{t('page.transcribe')}</ButtonLink>}
        {ofCommunity !== undefined && <ButtonLink href={`/communities/${ofCommunity}/grid`}>{t('page.community')}</ButtonLink>}
      </ButtonRow>
      <ConfirmPart view={view} address={address} grid={grid} />
    </PageFrame>
  )
}

type PartProps = { view: View; address: string; grid: ShownGrid }

/** Of a very full grid each area shows its last notes, and all of them on their own. */
const MOST_ON_PAGE = 60
const MOST_OF_AREA = 8

function AreaCard({ view, address, grid, area, nameRole, opened }: PartProps & { area: GridArea; nameRole: RoleNames; opened: GridArea | null }) {
  const t = wordsOf(view)
  const words = grid.template.areas[area]
  const all = grid.entries.filter((entry) => entry.area === area)
  const isShort = grid.entries.length <= MOST_ON_PAGE || opened === area
  const entries = isShort ? all : all.slice(-MOST_OF_AREA)
  return (
    <Card id={`area-${area}`} level={2} accent={AREA_ACCENTS[area]} title={areaLabel(t, view.language, grid.template, area)}>
      <p class="quiet">
        <OwnWords words={wordsFor(view.language, words.prompt)} />
      </p>
      {entries.length === 0 && <p class="quiet">{t('page.empty')}</p>}
      {entries.length < all.length && (
        <p class="no-print">
          <a href={`${address}?all=${area}#area-${area}`}>{t('area.all', { count: all.length, area })}</a>
        </p>
      )}
      {entries.map((entry, order) => (
        <EntryItem key={entry.id} view={view} entry={entry} nameRole={nameRole}>
          {grid.conflicts
            .filter(({ entryId, isFromSource }) => isFromSource && entryId === entry.id)
            .map(({ id, proposed }) => (
              <div key={id}>
                <p class="quiet small">{t('conflict.two')}</p>
                <OwnWords as="blockquote" words={proposed} isMarked />
              </div>
            ))}
          {(entry.mayEdit || entry.mayGist || entry.mayValidate.length > 0) && (
            <p class="no-print">
              <a href={`${address}/entries/${entry.id}`} aria-label={t('entry.openOf', { number: all.length - entries.length + order + 1, area })}>
                {t('entry.open')}
              </a>
            </p>
          )}
        </EntryItem>
      ))}
      {grid.mayWrite && (
        <p class="no-print">
          <a href={`${address}?area=${area}#write`}>{t('area.write', { area })}</a>
        </p>
      )}
    </Card>
  )
}

/** After the round: what was noted is read once more, and confirmed by who said it or by the group. */
function ConfirmPart({ view, address, grid }: PartProps) {
  const t = wordsOf(view)
  const open = (['speaker', 'group'] as const).filter((as) => grid.toConfirm[as] > 0)
  if (open.length === 0) return null
  return (
    <section id="confirm" class="no-print">
      <h2>{t('confirm.title')}</h2>
      {open.map((as) => (
        <Form key={as} view={view} action={`${address}/confirm`}>
          <input type="hidden" name="as" value={as} />
          <input type="hidden" name="readAt" value={grid.readAt} />
          <p>{t(`confirm.${as}`, { count: grid.toConfirm[as] })}</p>
          <Button>{t(as === 'speaker' ? 'confirm.allSpeaker' : 'confirm.allGroup')}</Button>
        </Form>
      ))}
    </section>
  )
}

function WritePart({ view, address, grid, form, isOpen }: PartProps & { form: WriteForm; isOpen: boolean }) {
  const t = wordsOf(view)
  return (
    <section id="write" class="no-print">
      <Disclosure label={t('entry.write')} isOpen={isOpen}>
        <Form view={view} action={`${address}/entries`}>
          <input type="hidden" name="id" value={form.id} />
          <Choice name="area" label={t('field.area')} options={areaOptions(t, view.language, grid.template)} chosen={String(form.area)} />
          <GuardedField
            view={view}
            name="text"
            label={t('field.text')}
            hint={t('field.textHint')}
            value={form.text}
            lang={form.language}
            findings={form.findings}
            kept={form.kept}
            audience={grid.need}
            rows={3}
            maxLength={2_000}
          />
          <Choice name="language" label={t('field.language')} options={languageOptions()} chosen={form.language} />
          <SelectField name="visibility" label={t('field.visibility')} options={visibilityOptions(t)} chosen={form.visibility} empty={t('visibility.usual')} />
          <LinkFields view={view} links={form.links} count={1} />
          <Button kind="main">{t('entry.write')}</Button>
        </Form>
      </Disclosure>
    </section>
  )
}
