import { dayOf, writeDay } from '../../../kernel/day.ts'
import { startSentence } from '../../../kernel/language.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PrintFrame } from '../../../ui/print-frame.tsx'
import { PublicFrame } from '../../../ui/public-frame.tsx'
import { QrCode } from '../../../ui/qr-code.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { Meeting } from '../domain/meeting.ts'
import type { NamedCommunity, SideLine } from '../domain/shown.ts'
import { accentOf, checkInWordsOf, namesOf, titleOf, wordsOf, writeSpan } from './labels.ts'

type Door = { meeting: Meeting; communities: readonly NamedCommunity[] }

/** For the wall or the screen: it names the meeting and nobody else. */
export function PosterPage({ view, meeting, communities, address, code }: { view: View; address: string; code: string } & Door) {
  const [t, c] = [wordsOf(view), checkInWordsOf(view)]
  const day = writeDay(view.language, dayOf(meeting.startsAt), 'weekday')
  const typed = new URL('/c', address).href.replace(/^https?:\/\//, '')
  return (
    <PrintFrame
      view={view}
      title={c('poster.title')}
      lead={`${namesOf(view.language, communities)} · ${titleOf(t, view.language, meeting)}`}
      accent={accentOf(communities)}
      foot={[c('poster.day', { day }), c('poster.paper')]}
    >
      <div class="check-in-poster">
        <QrCode text={address} label={`${c('poster.link')}: ${address}`} />
        <div>
          <p class="lead">{c('poster.scan', { address: typed })}</p>
          <p class="check-in-code" aria-label={`${c('poster.code')}: ${[...code].join(' ')}`}>
            {code.slice(0, 3)} {code.slice(3)}
          </p>
          <p class="no-print">
            <a href={address}>{c('poster.link')}</a> · <a href={`/meetings/${meeting.id}/attendance`}>{c('way.sheet')}</a>
          </p>
        </div>
      </div>
    </PrintFrame>
  )
}

type SelfPageProps = {
  view: View
  /** Null where the door does not open; the refusal says why. */
  door: Door | null
  name: string
  organisation: string
  /** Who is signed in here. */
  person: string | null
  /** For everybody who is here, whoever it is. */
  offer: SideLine | null
  isDone: boolean
  refusal: string | null
}

/** Somebody at the door, with her own phone and perhaps without an account. */
export function SelfPage({ view, door, name, organisation, person, offer, isDone, refusal }: SelfPageProps) {
  const [t, c] = [wordsOf(view), checkInWordsOf(view)]
  const lead =
    door && startSentence([namesOf(view.language, door.communities), door.meeting.title, writeSpan(t, view.language, door.meeting)].filter(Boolean).join(' · '))
  const form = <NameForm view={view} name={name} organisation={organisation} />
  return (
    <PublicFrame view={view} title={c(isDone ? 'self.doneTitle' : 'self.title')} lead={lead} accent={accentOf(door?.communities ?? [])} isHiddenFromSearch>
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      {door !== null && isDone && offer?.href && (
        <Card>
          <p>{offer.text}</p>
          <ButtonLink href={offer.href}>{offer.link}</ButtonLink>
        </Card>
      )}
      {door !== null && isDone && <Disclosure label={c('self.another')}>{form}</Disclosure>}
      {door !== null && !isDone && person !== null && (
        <>
          <p>{c('self.meLead', { name: person })}</p>
          <Form view={view}>
            <ButtonRow>
              <Button kind="main" name="do" value="me">
                {c('self.me')}
              </Button>
            </ButtonRow>
          </Form>
          <Disclosure label={c('self.other')} isOpen={refusal !== null}>
            {form}
          </Disclosure>
        </>
      )}
      {door !== null && !isDone && person === null && form}
      {door !== null && <p class="quiet small after-form">{c('self.privacy')}</p>}
    </PublicFrame>
  )
}

function NameForm({ view, name, organisation }: { view: View; name: string; organisation: string }) {
  const c = checkInWordsOf(view)
  return (
    <Form view={view}>
      <Field name="name" label={c('self.who')} hint={c('self.whoHint')} value={name} maxLength={200} autocomplete="name" isRequired />
      <Field
        name="organisation"
        label={c('self.organisation')}
        hint={c('self.organisationHint')}
        value={organisation}
        maxLength={200}
        autocomplete="organization"
      />
      <ButtonRow>
        <Button kind="main" name="do" value="name">
          {c('self.send')}
        </Button>
      </ButtonRow>
    </Form>
  )
}

/** For who types the code of the poster. */
export function CodePage({ view, code, refusal }: { view: View; code: string; refusal: string | null }) {
  const c = checkInWordsOf(view)
  return (
    <PublicFrame view={view} title={c('self.codeTitle')} isHiddenFromSearch>
      <Form view={view}>
        <Field name="code" label={c('self.code')} hint={c('self.codeHint')} value={code} error={refusal} maxLength={20} autocomplete="off" isRequired />
        <ButtonRow>
          <Button kind="main">{c('self.codeSend')}</Button>
        </ButtonRow>
      </Form>
    </PublicFrame>
  )
}
