import type { ComponentChildren } from 'preact'
import { LOCALES } from '../../../kernel/language.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { CheckField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { OwnWords } from '../../../ui/names.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { findTextInForce, TEXT_KINDS, type CommunityText } from '../domain/community.ts'
import type { Door } from '../domain/shown.ts'
import { accentOf, joiningWordsOf, shownName, wordsOf } from './labels.ts'
import { TextBody } from './text-body.tsx'

type JoinPageProps = { view: View; door: Door; /** What another feature says at the door. */ note: ComponentChildren; refusal: string | null }

/** The door of a community: ask, answer, agree, or step back. */
export function JoinPage({ view, door, note, refusal }: JoinPageProps) {
  const t = joiningWordsOf(view)
  const { community, standing } = door
  const name = shownName(view.language, community)
  const title = standing === 'invited' || standing === 'pending' ? t(`title.${standing}`, { community: name }) : t('title', { community: name })
  return (
    <PageFrame
      view={view}
      title={title}
      lead={community.purpose.text !== '' && <OwnWords words={community.purpose} isMarked />}
      accent={accentOf(community.accent)}
      crumbs={[{ label: wordsOf(view)('list.title'), href: '/communities' }]}
    >
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      {note}
      {(standing === 'outside' || standing === 'applied') && <Asking view={view} standing={standing} />}
      {(standing === 'invited' || standing === 'pending') && <Answering view={view} door={door} standing={standing} />}
      {standing === 'member' && (
        <p>
          {t('member.says')} <a href={`/communities/${community.id}`}>{t('member.open')}</a>
        </p>
      )}
    </PageFrame>
  )
}

function Asking({ view, standing }: { view: View; standing: 'outside' | 'applied' }) {
  const t = joiningWordsOf(view)
  return (
    <>
      <p>{t(`${standing}.says`)}</p>
      <Form view={view} isPlain>
        <Button kind={standing === 'outside' ? 'main' : 'quiet'} name="answer" value={standing === 'outside' ? 'ask' : 'no'}>
          {t(`${standing}.button`)}
        </Button>
      </Form>
    </>
  )
}

function Answering({ view, door, standing }: { view: View; door: Door; standing: 'invited' | 'pending' }) {
  const t = joiningWordsOf(view)
  const roles = new Intl.ListFormat(LOCALES[view.language]).format(door.roles.map((role) => wordsOf(view)(`role.${role}`)))
  const hasTexts = listTextsToAgree(door).some(({ kind }) => kind !== 'charter')
  return (
    <>
      <p>{t(`${standing}.says`, { roles })}</p>
      <h2>{t('invited.agree')}</h2>
      <DoorTexts view={view} door={door} />
      <Form view={view}>
        <CheckField
          name="agrees"
          label={t(hasTexts ? 'invited.tick' : 'invited.tickPlain')}
          hint={standing === 'invited' ? t('invited.tickHint') : null}
          isRequired={standing === 'pending'}
        />
        <Button kind="main" name="answer" value="yes">
          {t(standing === 'invited' ? 'invited.accept' : 'pending.accept')}
        </Button>
      </Form>
      {standing === 'invited' ? (
        <Form view={view} isPlain>
          <Button kind="quiet" name="answer" value="no">
            {t('invited.decline')}
          </Button>
        </Form>
      ) : (
        <ButtonRow>
          <ButtonLink kind="quiet" icon="leave" href={`/communities/${door.community.id}/leave`}>
            {wordsOf(view)('overview.leave')}
          </ButtonLink>
        </ButtonRow>
      )}
    </>
  )
}

function listTextsToAgree({ texts, today }: Pick<Door, 'texts' | 'today'>): CommunityText[] {
  return TEXT_KINDS.flatMap((kind) => findTextInForce(texts, kind, today) ?? [])
}

/** What whoever says yes agrees to, in force today; the page of a personal link shows the same. */
export function DoorTexts({ view, door }: { view: View; door: Pick<Door, 'texts' | 'today'> }) {
  const texts = listTextsToAgree(door)
  return (
    <>
      {texts.every(({ kind }) => kind === 'charter') && <p>{joiningWordsOf(view)('invited.noTexts')}</p>}
      {texts.map((text) => (
        <Disclosure key={text.kind} label={wordsOf(view)(`text.${text.kind}`)} isOpen={text.kind === 'convention'}>
          <TextBody text={text} language={view.language} />
          {text.kind === 'convention' && <p class="quiet small">{wordsOf(view)('settings.monthsSays', { count: text.attendanceKeptMonths })}</p>}
        </Disclosure>
      ))}
    </>
  )
}
