import type { ComponentChildren } from 'preact'
import { writeTime } from '../../../kernel/day.ts'
import { Button } from '../../../ui/button.tsx'
import { Form } from '../../../ui/form.tsx'
import { QrCode } from '../../../ui/qr-code.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { RoomWay } from '../domain/shown.ts'
import { wordsOf } from './words.ts'

/** “7KXM 2HPA”: four and four are easier to type. */
function Code({ view, code }: { view: View; code: string }) {
  return (
    <p class="room-code" aria-label={`${wordsOf(view)('room.codeLabel')}: ${[...code].join(' ')}`}>
      {code.slice(0, 4)} {code.slice(4)}
    </p>
  )
}

/** `ronde.example/w`: what is typed where no camera reads. */
function typedAddress({ address }: RoomWay): string {
  return new URL('/w', address).href.replace(/^https?:\/\//, '')
}

/** On the panel: a code, another one, none. */
export function RoomPart({ view, roundId, room }: { view: View; roundId: string; room: RoomWay | null }) {
  const t = wordsOf(view)
  const action = `/rounds/${roundId}/room`
  return (
    <Disclosure label={t('room.label')}>
      {room === null ? (
        <Form view={view} action={action}>
          <p>{t('room.lead')}</p>
          <Button name="do" value="open">
            {t('room.open')}
          </Button>
        </Form>
      ) : (
        <div class="room-way">
          <QrCode text={room.address} label={`${t('room.link')}: ${room.address}`} />
          <div>
            <p>{t('room.scan', { address: typedAddress(room) })}</p>
            <Code view={view} code={room.code} />
            <p class="quiet">{t('room.until', { time: writeTime(view.language, room.until) })}</p>
            <Form view={view} action={action} isPlain>
              <div class="row">
                <Button name="do" value="open" isSmall>
                  {t('room.again')}
                </Button>
                <Button name="do" value="close" isSmall>
                  {t('room.close')}
                </Button>
              </div>
            </Form>
          </div>
        </div>
      )}
    </Disclosure>
  )
}

/** On the wall, beside the step. */
export function RoomOnWall({ view, room }: { view: View; room: RoomWay }) {
  const t = wordsOf(view)
  return (
    <div class="room-way board-wall" data-room={room.code}>
      <QrCode text={room.address} label={`${t('room.link')}: ${room.address}`} />
      <div>
        <p>{t('room.scan', { address: typedAddress(room) })}</p>
        <Code view={view} code={room.code} />
      </div>
    </div>
  )
}

/** What was taken last time comes first. */
export function FirstItemPart({ view, children }: { view: View; children: ComponentChildren }) {
  if (children === null || children === undefined) return null
  return (
    <section class="first-item">
      <h2>{wordsOf(view)('first.title')}</h2>
      <div class="board-areas">{children}</div>
    </section>
  )
}
