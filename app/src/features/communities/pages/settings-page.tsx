import type { ComponentChildren } from 'preact'
import { writeDay } from '../../../kernel/day.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Item } from '../../../ui/card.tsx'
import { Choice, Field, SelectField } from '../../../ui/field.tsx'
import { Form, SearchBox } from '../../../ui/form.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { BilingualName, OwnWords } from '../../../ui/names.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { AREA_LAYERS } from '../domain/area.ts'
import { isArchive, nextStates, TEXT_KINDS, type CommunityDraft, type TextKind } from '../domain/community.ts'
import type { CommunitySettings } from '../domain/shown.ts'
import type { CommunityTranslate } from '../messages/catalogue.ts'
import { FirstFields, MoreFields } from './community-fields.tsx'
import { accentOf, layerLabel, LANGUAGE_OPTIONS, periodLabel, shownName, wordsOf } from './labels.ts'
import { TextBody } from './text-body.tsx'

type SettingsPageProps = { view: View; settings: CommunitySettings; draft: CommunityDraft; tabs: readonly Tab[]; hostWords: string; refusal: string | null }
type PartProps = { t: CommunityTranslate; view: View; settings: CommunitySettings }

/** Everything a coordinator may set; each part saves for itself. */
export function SettingsPage({ view, settings, draft, tabs, hostWords, refusal }: SettingsPageProps) {
  const t = wordsOf(view)
  const { community } = settings
  const name = shownName(view.language, community)
  const part = { t, view, settings }
  return (
    <PageFrame
      view={view}
      title={`${t('settings.title')} · ${name}`}
      heading={name}
      accent={accentOf(community.accent)}
      crumbs={[{ label: t('list.title'), href: '/communities' }]}
      tabs={tabs}
      communityName={name}
    >
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <State {...part} />
      {!isArchive(community) && (
        <>
          <h2 id="facts">{t('settings.facts')}</h2>
          <Form view={view} action={`/communities/${community.id}/edit`}>
            <input type="hidden" name="part" value="facts" />
            <input type="hidden" name="version" value={community.version} />
            <FirstFields t={t} language={view.language} draft={draft} programmes={settings.programmes} />
            <MoreFields t={t} language={view.language} draft={draft} organisations={settings.organisations} />
            <Button kind="main">{t('save')}</Button>
          </Form>
          <Disclosure label={t('field.hostSearch')} isOpen={hostWords !== ''}>
            <SearchBox label={t('field.hostSearch')} name="host" value={hostWords} button={t('search')} />
          </Disclosure>
        </>
      )}
      <Texts {...part} />
      <Rhythms {...part} />
      <Goals {...part} />
      <Areas {...part} />
    </PageFrame>
  )
}

/** One form of the page; a closed community has none. */
function PartForm({ view, settings, part, children }: Pick<PartProps, 'view' | 'settings'> & { part: string; children: ComponentChildren }) {
  if (isArchive(settings.community)) return null
  return (
    <Form view={view} action={`/communities/${settings.community.id}/edit`}>
      <input type="hidden" name="part" value={part} />
      {children}
    </Form>
  )
}

function State({ t, view, settings }: PartProps) {
  const { community, missing } = settings
  const next = nextStates(community.state)
  return (
    <>
      <h2 id="state">{t('settings.state')}</h2>
      <p>{t('settings.stateNow', { state: t(`state.${community.state}`) })}</p>
      {next.includes('active') && missing.length > 0 && (
        <Notice title={t('overview.missing')}>
          <ul>
            {missing.map((guard) => (
              <li key={guard}>{t(`guard.${guard}`)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {next.length === 0 ? (
        <p class="quiet">{t('settings.stateEnd')}</p>
      ) : (
        <PartForm view={view} settings={settings} part="state">
          <Choice name="state" label={t('settings.stateNext')} options={next.map((state) => ({ value: state, label: t(`settings.move.${state}`) }))} />
          <Button>{t('settings.stateButton')}</Button>
        </PartForm>
      )}
    </>
  )
}

function Texts(part: PartProps) {
  const { t } = part
  return (
    <>
      <h2 id="texts">{t('settings.texts')}</h2>
      <p class="quiet">{t('settings.textsHint')}</p>
      {TEXT_KINDS.map((kind) => (
        <TextPart key={kind} {...part} kind={kind} />
      ))}
    </>
  )
}

function TextPart({ t, view, settings, kind }: PartProps & { kind: TextKind }) {
  const versions = settings.texts.filter((text) => text.kind === kind)
  const [newest] = versions
  return (
    <section>
      <h3>{t(`text.${kind}`)}</h3>
      {newest === undefined && <p class="quiet">{t('settings.noText')}</p>}
      {versions.map((text) => (
        <Disclosure
          key={text.version}
          label={t(text.inForceOn > settings.today ? 'overview.versionFrom' : 'overview.version', {
            version: text.version,
            day: writeDay(view.language, text.inForceOn),
          })}
        >
          <TextBody text={text} language={view.language} />
          {kind === 'convention' && <p class="quiet small">{t('settings.monthsSays', { count: text.attendanceKeptMonths })}</p>}
        </Disclosure>
      ))}
      {!isArchive(settings.community) && (
        <Disclosure label={t(newest === undefined ? 'settings.firstVersion' : 'settings.newVersion')}>
          <PartForm view={view} settings={settings} part="text">
            <input type="hidden" name="kind" value={kind} />
            <Field kind="textarea" id={`${kind}-fr`} name="textFr" label={t('settings.textFr')} lang="fr" value={newest?.textFr} rows={6} maxLength={40_000} />
            <Field kind="textarea" id={`${kind}-nl`} name="textNl" label={t('settings.textNl')} lang="nl" value={newest?.textNl} rows={6} maxLength={40_000} />
            <Field kind="date" id={`${kind}-from`} name="inForceOn" label={t('settings.inForceOn')} value={settings.today} />
            {kind === 'convention' && (
              <Field kind="number" name="months" label={t('settings.months')} value={newest?.attendanceKeptMonths ?? 24} min={1} max={240} />
            )}
            <Button>{t('settings.addVersion')}</Button>
          </PartForm>
        </Disclosure>
      )}
    </section>
  )
}

function Rhythms({ t, view, settings }: PartProps) {
  return (
    <>
      <h2 id="rhythm">{t('settings.rhythm')}</h2>
      {settings.rhythms.length === 0 && <p class="quiet">{t('overview.noRhythm')}</p>}
      {settings.rhythms.map((rhythm) => (
        <Item key={rhythm.id}>
          <p>
            {t('settings.rhythmLine', { count: rhythm.meetingsPerYear })} <span class="quiet">· {periodLabel(t, view.language, rhythm)}</span>
          </p>
        </Item>
      ))}
      <PartForm view={view} settings={settings} part="rhythm">
        <div class="columns">
          <Field kind="number" name="meetingsPerYear" label={t('settings.perYear')} min={1} max={60} />
          <Field kind="date" id="rhythm-from" name="from" label={t('field.from')} value={settings.today} hint={t('settings.rhythmHint')} />
          <Field kind="date" id="rhythm-until" name="until" label={t('field.until')} hint={t('field.untilHint')} />
        </div>
        <Button>{t('settings.addRhythm')}</Button>
      </PartForm>
    </>
  )
}

function Goals({ t, view, settings }: PartProps) {
  return (
    <>
      <h2 id="goals">{t('settings.goals')}</h2>
      {settings.goals.map((goal) => (
        <Item key={goal.id}>
          <OwnWords as="p" words={goal.words} isMarked />
          <ButtonRow>
            <span class="quiet small">{periodLabel(t, view.language, { from: goal.setOn, until: goal.endedOn })}</span>
            {goal.endedOn === null && !isArchive(settings.community) && (
              <Form view={view} action={`/communities/${settings.community.id}/edit`} isPlain>
                <input type="hidden" name="part" value="goal-ends" />
                <input type="hidden" name="line" value={goal.id} />
                <Button kind="quiet" isSmall>
                  {t('settings.endGoal')}
                </Button>
              </Form>
            )}
          </ButtonRow>
        </Item>
      ))}
      <PartForm view={view} settings={settings} part="goal">
        <Field kind="textarea" name="goal" label={t('settings.goal')} rows={2} maxLength={1_000} />
        <Choice name="language" label={t('field.language')} options={LANGUAGE_OPTIONS} chosen={view.language} />
        <Field kind="date" name="setOn" label={t('settings.setOn')} value={settings.today} />
        <Button>{t('settings.addGoal')}</Button>
      </PartForm>
    </>
  )
}

function Areas({ t, view, settings }: PartProps) {
  return (
    <>
      <h2 id="areas">{t('settings.areas')}</h2>
      <p class="quiet">{t('settings.areasHint')}</p>
      {settings.areas.map((area) => (
        <Item key={area.id}>
          <ButtonRow>
            <span>
              <BilingualName name={area.name} />{' '}
              <span class="quiet small">
                · {layerLabel(t, area.layer)} · {periodLabel(t, view.language, area)}
              </span>
            </span>
            {area.until === null && !isArchive(settings.community) && (
              <Form view={view} action={`/communities/${settings.community.id}/edit`} isPlain>
                <input type="hidden" name="part" value="area-ends" />
                <input type="hidden" name="line" value={area.id} />
                <Button kind="quiet" isSmall>
                  {t('settings.leaveArea')}
                </Button>
              </Form>
            )}
          </ButtonRow>
        </Item>
      ))}
      <PartForm view={view} settings={settings} part="area">
        <SelectField
          name="layer"
          label={t('settings.layer')}
          empty={false}
          options={AREA_LAYERS.map((layer) => ({ value: layer, label: t(`layer.${layer}`) }))}
        />
        <div class="columns">
          <Field name="areaFr" label={t('settings.areaFr')} lang="fr" maxLength={200} />
          <Field name="areaNl" label={t('settings.areaNl')} lang="nl" maxLength={200} />
          <Field kind="date" id="area-from" name="from" label={t('field.from')} hint={t('field.untilHint')} />
          <Field kind="date" id="area-until" name="until" label={t('field.until')} hint={t('field.untilHint')} />
        </div>
        <Button>{t('settings.addArea')}</Button>
      </PartForm>
    </>
  )
}
