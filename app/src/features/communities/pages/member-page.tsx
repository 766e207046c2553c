import type { CommunityRole } from '../../../kernel/actor.ts'
import { offerCodes, type CodeList } from '../../../kernel/code-list.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Item } from '../../../ui/card.tsx'
import { Choice, Field, SelectField } from '../../../ui/field.tsx'
import { SearchBox } from '../../../ui/form.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { BilingualName } from '../../../ui/names.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { isArchive } from '../domain/community.ts'
import { isAtTheDoor, nextMembershipStates, RECOGNISERS } from '../domain/membership.ts'
import type { MemberCard } from '../domain/shown.ts'
import type { CommunityTranslate } from '../messages/catalogue.ts'
import { AgreementNote, AtTheDoor } from './door-part.tsx'
import { LineForm } from './line-form.tsx'
import { accentOf, periodLabel, reasonLabel, shownName, wordsOf } from './labels.ts'
import { OrganisationSelect } from './new-member-page.tsx'

type MemberPageProps = {
  view: View
  card: MemberCard
  tabs: readonly Tab[]
  roles: readonly CommunityRole[]
  organisationWords: string
  reasons: CodeList
  refusal: string | null
}
type PartProps = { t: CommunityTranslate; view: View; card: MemberCard; reasons: CodeList }

/** One person's time in one community: role, days, whom the person stands for, practice role, end. */
export function MemberPage({ view, card, tabs, roles, organisationWords, reasons, refusal }: MemberPageProps) {
  const t = wordsOf(view)
  const { community, membership, name } = card
  const communityName = shownName(view.language, community)
  const address = `/communities/${community.id}/members`
  const isEnded = membership.state === 'ended'
  // In a closed community nothing changes any more, but everybody may leave.
  const isFixed = isEnded || isArchive(community)
  const isOutside = isAtTheDoor(membership)
  const part = { t, view, card, reasons }
  return (
    <PageFrame
      view={view}
      title={t('member.title', { name })}
      accent={accentOf(community.accent)}
      communityName={communityName}
      crumbs={[
        { label: communityName, href: `/communities/${community.id}` },
        { label: t('tab.members'), href: address },
      ]}
      tabs={tabs}
    >
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      {isEnded && <Notice>{t('member.ended', { reason: reasonLabel(view.language, reasons, membership.endReason) })}</Notice>}
      {!isOutside && (
        <p>
          <a href={`/people/${membership.personId}`}>{t('member.person')}</a>
        </p>
      )}
      {(isOutside || membership.state === 'pending') && <AtTheDoor view={view} card={card} />}
      <AgreementNote view={view} agreement={card.agreement} />
      {isFixed ? <p>{`${t(`role.${membership.role}`)}, ${periodLabel(t, view.language, membership)}`}</p> : <RoleAndDays {...part} roles={roles} />}
      <Represents {...part} isEnded={isFixed} isSearching={organisationWords !== ''} />
      {!isFixed && (
        <Disclosure label={t('add.organisationSearch')} isOpen={organisationWords !== ''}>
          <SearchBox label={t('add.organisationSearch')} name="o" value={organisationWords} button={t('search')} />
        </Disclosure>
      )}
      {!isOutside && <Practice {...part} isEnded={isFixed} />}
      {!isEnded && !isOutside && <EndForm {...part} />}
      <OtherTimes {...part} />
    </PageFrame>
  )
}

function RoleAndDays({ t, view, card: { membership }, roles }: PartProps & { roles: readonly CommunityRole[] }) {
  const isWaiting = isAtTheDoor(membership) || membership.state === 'pending'
  const states = [membership.state, ...nextMembershipStates(membership.state).filter((state) => state !== 'ended')]
  return (
    <>
      <h2>{t('member.edit')}</h2>
      <LineForm view={view} part="facts">
        <input type="hidden" name="version" value={membership.version} />
        <Choice name="role" label={t('add.role')} chosen={membership.role} options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))} />
        {isWaiting ? (
          <input type="hidden" name="state" value={membership.state} />
        ) : (
          <Choice
            name="state"
            label={t('member.state')}
            chosen={membership.state}
            options={states.map((state) => ({ value: state, label: t(`member-state.${state}`) }))}
          />
        )}
        <div class="columns">
          <Field kind="date" name="from" label={t('field.from')} value={membership.from} />
          <Field kind="date" name="until" label={t('field.until')} value={membership.until} hint={t('field.untilHint')} />
        </div>
        <Button kind="main">{t('save')}</Button>
      </LineForm>
    </>
  )
}

function Represents({ t, view, card, isEnded, isSearching }: PartProps & { isEnded: boolean; isSearching: boolean }) {
  return (
    <>
      <h2>{t('member.represents')}</h2>
      {card.representations.length === 0 && <p class="quiet">{t('member.representsNobody')}</p>}
      {card.representations.map((line) => (
        <Item key={line.id} head={<BilingualName name={line.name} />}>
          <p class="quiet">{periodLabel(t, view.language, line)}</p>
          {!isEnded && (
            <Disclosure label={t('programmes.edit')}>
              <LineForm view={view} part="represents-days" line={line.id}>
                <div class="columns">
                  <Field kind="date" id={`from-${line.id}`} name="from" label={t('field.from')} value={line.from} />
                  <Field kind="date" id={`until-${line.id}`} name="until" label={t('field.until')} value={line.until} />
                </div>
                <ButtonRow>
                  <Button>{t('member.saveDays')}</Button>
                  <Button kind="quiet" name="never" value="yes">
                    {t('member.never')}
                  </Button>
                </ButtonRow>
              </LineForm>
            </Disclosure>
          )}
        </Item>
      ))}
      {!isEnded && (
        <Disclosure label={t('member.addRepresentation')} isOpen={isSearching}>
          <LineForm view={view} part="represents">
            <OrganisationSelect t={t} language={view.language} organisations={card.organisations} />
            <Field kind="date" id="represents-from" name="from" label={t('field.from')} value={card.today} />
            <Button>{t('member.addRepresentation')}</Button>
          </LineForm>
        </Disclosure>
      )}
    </>
  )
}

function Practice({ t, view, card, isEnded }: PartProps & { isEnded: boolean }) {
  return (
    <>
      <h2>{t('member.practice')}</h2>
      <p class="quiet">{t('member.practiceHint')}</p>
      {card.practiceRoles.map((role) => (
        <Item key={role.id}>
          <ButtonRow>
            <span>
              {role.label}{' '}
              <span class="quiet small">
                · {periodLabel(t, view.language, { from: role.since, until: role.endedOn })} · {t(`recognised.${role.recognisedBy}`)}
              </span>
            </span>
            {role.endedOn === null && !isEnded && (
              <LineForm view={view} part="practice-ends" line={role.id} isPlain>
                <Button kind="quiet" isSmall>
                  {t('member.practiceEnds')}
                </Button>
              </LineForm>
            )}
          </ButtonRow>
        </Item>
      ))}
      {!isEnded && (
        <Disclosure label={t('member.addPractice')}>
          <LineForm view={view} part="practice">
            <Field
              name="label"
              label={t('member.label')}
              hint={card.knownLabels.length > 0 && t('member.labelHint', { labels: card.knownLabels.join(', ') })}
              maxLength={200}
            />
            <Field kind="date" id="practice-since" name="since" label={t('add.from')} value={card.today} />
            <Choice
              name="recognisedBy"
              label={t('member.recognised')}
              chosen="self"
              options={RECOGNISERS.map((by) => ({ value: by, label: t(`recognised.${by}`) }))}
            />
            <Button>{t('member.addPractice')}</Button>
          </LineForm>
        </Disclosure>
      )}
    </>
  )
}

function EndForm({ t, view, card, reasons }: PartProps) {
  return (
    <>
      <h2>{t('member.end')}</h2>
      <p class="quiet">{t('member.endHint')}</p>
      <LineForm view={view} part="end">
        <Field kind="date" id="last-day" name="on" label={t('member.lastDay')} value={card.today} />
        <SelectField name="reason" label={t('member.reason')} options={offerCodes(reasons, view.language)} />
        <Button kind="danger">{t('member.endButton')}</Button>
      </LineForm>
    </>
  )
}

function OtherTimes({ t, view, card, reasons }: PartProps) {
  if (card.otherTimes.length === 0) return null
  return (
    <>
      <h2>{t('member.other')}</h2>
      {card.otherTimes.map((membership) => (
        <Item key={membership.id}>
          <p>
            <a href={`/communities/${membership.communityId}/members/${membership.id}`}>{t(`role.${membership.role}`)}</a>{' '}
            <span class="quiet">
              · {periodLabel(t, view.language, membership)}
              {membership.endReason && ` · ${reasonLabel(view.language, reasons, membership.endReason)}`}
            </span>
          </p>
        </Item>
      ))}
    </>
  )
}
